package dev.sluice.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A backend on a bare socket, so that it can misbehave in every way. Each POST is served by the script of the moment;
 * each GET by {@link #tells}.
 */
public final class ScriptedUpstream implements AutoCloseable {
    /** What is done with one request. */
    @FunctionalInterface
    public interface Script {
        void serve(Exchange exchange) throws IOException, InterruptedException;
    }

    /** A POST as it came. */
    public static final class Asked {
        private final String head;
        private final byte[] body;
        private final boolean anew;

        private Asked(String head, byte[] body, boolean anew) {
            this.head = head;
            this.body = body;
            this.anew = anew;
        }

        public String head() {
            return head;
        }

        /** Whether it came over a connection that had carried nothing before. */
        public boolean anew() {
            return anew;
        }

        public byte[] body() {
            return body.clone();
        }

        public String text() {
            return new String(body, UTF_8);
        }

        /** Value of a header, by its name in lower case. */
        public Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> left = new LinkedBlockingQueue<>();
    private volatile Script script = exchange -> exchange.json(503, "", "{}");
    private volatile Script told = exchange -> exchange.json(404, "", "{}");

    public ScriptedUpstream() {
        try {
            server = new ServerSocket(0, 600, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on, for every POST. */
    public ScriptedUpstream plays(Script next) {
        script = next;
        return this;
    }

    /** From now on, for every GET. */
    public ScriptedUpstream tells(Script next) {
        told = next;
        return this;
    }

    /** Forgets what was recorded. */
    public void forget() {
        asked.clear();
        left.clear();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /** How many POSTs came since the last {@link #forget}. */
    public int timesAsked() {
        return asked.size();
    }

    /** How many of them came over a connection that had carried nothing before. */
    public long timesAskedAnew() {
        return asked.stream().filter(Asked::anew).count();
    }

    /** The next POST that came, in their order; takes it out. */
    public Asked nextAsked() throws InterruptedException {
        Asked next = asked.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("the upstream was not asked");
        }
        return next;
    }

    /** {@link System#nanoTime} when a caller of {@link Exchange#untilCallerLeaves} had left. */
    public long nextLeft() throws InterruptedException {
        Long at = left.poll(10, TimeUnit.SECONDS);
        if (at == null) {
            throw new AssertionError("the gateway did not close its connection");
        }
        return at;
    }

    /** Accepted so far. */
    public int connections() {
        return connections.get();
    }

    public int openConnections() {
        return open.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> {
                    serve(socket);
                    open.decrementAndGet();
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Exchange exchange = new Exchange(socket);
            while (!exchange.over) {
                Asked request = exchange.readRequest();
                exchange.request = request;
                if (request.head.startsWith("POST")) {
                    asked.add(request);
                    script.serve(exchange);
                } else {
                    told.serve(exchange);
                }
            }
        } catch (IOException gone) {
            left.add(System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection, and what is said over it. */
    public final class Exchange {
        private final Socket socket;
        private final InputStream in;
        private Asked request = new Asked("", new byte[0], true);
        private boolean used;
        private boolean over;

        private Exchange(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new java.io.BufferedInputStream(socket.getInputStream(), 8192);
        }

        public Asked request() {
            return request;
        }

        private Asked readRequest() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int last4 = 0;
            while (last4 != 0x0d0a0d0a) {
                int one = in.read();
                if (one < 0) {
                    throw new IOException("caller gone");
                }
                head.write(one);
                last4 = last4 << 8 | one;
            }
            boolean anew = !used;
            used = true;
            Asked without = new Asked(head.toString(ISO_8859_1), new byte[0], anew);
            int length = without.header("content-length").map(Integer::parseInt).orElse(0);
            return new Asked(without.head, in.readNBytes(length), anew);
        }

        /** Answers with a body of known length. */
        public void json(int status, String headers, String body) throws IOException {
            answer(status, "content-type: application/json\r\n" + headers, body.getBytes(UTF_8));
        }

        /** @param headers each ended by CR LF */
        public void answer(int status, String headers, byte[] body) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(
                    ("HTTP/1.1 " + status + " Said\r\n" + headers + "content-length: " + body.length + "\r\n\r\n")
                            .getBytes(ISO_8859_1));
            all.writeBytes(body);
            raw(all.toByteArray());
        }

        /** Begins a chunked event stream. */
        public void events() throws IOException {
            raw("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n");
        }

        public void chunk(String text) throws IOException {
            chunk(text.getBytes(UTF_8));
        }

        /** One chunk, in one write. */
        public void chunk(byte[] bytes) throws IOException {
            if (bytes.length > 0) {
                ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + 16);
                all.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
                all.writeBytes(bytes);
                all.writeBytes(new byte[] {'\r', '\n'});
                raw(all.toByteArray());
            }
        }

        /** The proper end of a chunked body; the connection stays. */
        public void end() throws IOException {
            raw("0\r\n\r\n");
        }

        public void raw(String text) throws IOException {
            raw(text.getBytes(UTF_8));
        }

        public void raw(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** A clean close (FIN), in the midst of whatever. */
        public void hangUp() {
            over = true;
        }

        /** A reset (RST). What was written before may be lost with it. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
            over = true;
        }

        /** Says nothing more until the gateway closes the connection, and notes when that was. */
        public void untilCallerLeaves() throws IOException {
            over = true;
            while (in.read() >= 0) {
                // Whoever has asked says nothing more.
            }
            left.add(System.nanoTime());
        }
    }
}
