package dev.sluice.adapters;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A provider on a bare socket, so that it can misbehave in every way: each request is served by the one script. */
public final class ScriptedProvider implements AutoCloseable {
    /** What the provider does with one request. */
    @FunctionalInterface
    public interface Script {
        void serve(Exchange exchange) throws IOException, InterruptedException;
    }

    public final Queue<String> heads = new ConcurrentLinkedQueue<>();
    public final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    public final CountDownLatch asked = new CountDownLatch(1);
    public final CountDownLatch callerGone = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();
    public final AtomicLong written = new AtomicLong();
    private final ServerSocket server;
    private final Script script;

    public ScriptedProvider(Script script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 600, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** One that always answers with a stream of these events and a proper end of the body. */
    public static ScriptedProvider streaming(String events) {
        return new ScriptedProvider(exchange -> {
            exchange.head();
            exchange.send(events);
            exchange.end();
        });
    }

    /** One that always answers with this status and body. */
    public static ScriptedProvider answering(int status, String headers, String body) {
        return new ScriptedProvider(exchange -> exchange.raw("HTTP/1.1 " + status + " Said\r\n" + headers
                + "content-length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
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
            while (true) {
                Exchange exchange = new Exchange(socket);
                exchange.readRequest();
                asked.countDown();
                script.serve(exchange);
                if (exchange.over) {
                    return;
                }
            }
        } catch (IOException e) {
            callerGone.countDown();
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

    /** One request and what is said to it. */
    public final class Exchange {
        private final Socket socket;
        private boolean over;

        private Exchange(Socket socket) {
            this.socket = socket;
        }

        private void readRequest() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                int one = in.read();
                if (one < 0) {
                    throw new IOException("caller gone");
                }
                head.write(one);
            }
            String text = head.toString(ISO_8859_1);
            int length = 0;
            for (String line : text.split("\r\n", -1)) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring("content-length:".length()).trim());
                }
            }
            bodies.add(new String(in.readNBytes(length), UTF_8));
            heads.add(text);
        }

        public void head() throws IOException {
            raw("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n");
        }

        public void send(String events) throws IOException {
            send(events.getBytes(UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            if (bytes.length == 0) {
                return;
            }
            raw(Integer.toHexString(bytes.length) + "\r\n");
            socket.getOutputStream().write(bytes);
            written.addAndGet(bytes.length);
            raw("\r\n");
        }

        /** The proper end of the body; the connection stays. */
        public void end() throws IOException {
            raw("0\r\n\r\n");
        }

        public void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        /** A clean close in the middle of everything. */
        public void hangUp() {
            over = true;
        }

        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
            over = true;
        }

        /** Says nothing more until the caller closes the connection. */
        public void untilCallerLeaves() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // A caller who has asked says nothing more.
            }
            callerGone.countDown();
            over = true;
        }
    }

    /** Whether within five seconds no connection is open any more. */
    public boolean allConnectionsClose() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        var pace = new CountDownLatch(1);
        while (open.get() > 0 && System.nanoTime() < until) {
            boolean never = pace.await(10, TimeUnit.MILLISECONDS);
            assert !never;
        }
        return open.get() == 0;
    }

    public boolean sawCallerLeave() throws InterruptedException {
        return callerGone.await(5, TimeUnit.SECONDS);
    }
}
