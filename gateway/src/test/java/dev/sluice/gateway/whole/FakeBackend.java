package dev.sluice.gateway.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend on a raw socket. It writes down every byte it gets. */
final class FakeBackend implements AutoCloseable {
    /** How a backend takes a request; called by many threads. */
    interface Manner {
        Fault fault(HttpIn request);

        default WireAnswer answer(HttpIn request) {
            return WireAnswer.USUAL;
        }

        /** The first byte of a request has come. */
        default void firstByte() {}

        /** Called before the answer; may wait. */
        default void before(HttpIn request) {}

        /** This is what it is going to do. */
        default void does(Fault fault, WireAnswer answer) {}
    }

    static final Manner FINE = request -> Fault.NONE;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<HttpIn> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> defects = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger busy = new AtomicInteger();
    private volatile Manner manner;

    FakeBackend(Manner manner) {
        this.manner = manner;
        try {
            server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /** All that came, in order of arrival. */
    Queue<HttpIn> requests() {
        return requests;
    }

    /** What went wrong with the fake itself; empty in a sound test. */
    Queue<String> defects() {
        return defects;
    }

    /** How many connections are in the middle of a request. */
    int busy() {
        return busy.get();
    }

    void behave(Manner other) {
        manner = other;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            boolean keep = true;
            while (keep) {
                Optional<HttpIn> request = HttpIn.read(socket.getInputStream(), () -> manner.firstByte());
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request.get());
                busy.incrementAndGet();
                try {
                    manner.before(request.get());
                    keep = answer(socket, request.get());
                } finally {
                    busy.decrementAndGet();
                }
            }
        } catch (IOException left) {
            // The gateway closed the connection, as it may.
        } catch (RuntimeException defect) {
            defects.add(defect.toString());
        } finally {
            open.remove(socket);
        }
    }

    /** Whether the connection may be used again. */
    private boolean answer(Socket socket, HttpIn request) throws IOException {
        Manner now = manner;
        OutputStream out = socket.getOutputStream();
        boolean stream = request.stream();
        WireAnswer answer = now.answer(request);
        Fault fault = now.fault(request);
        now.does(fault, answer);
        String body = answer.body(request.path(), stream);
        switch (fault) {
            case NONE -> write(out, 200, "", body, stream, false);
            case ANSWERS_500 -> write(out, 500, "", error(answer), false, false);
            case ANSWERS_429 -> write(out, 429, "retry-after-ms: 3\r\n", error(answer), false, false);
            case GARBLES -> write(out, 200, "", stream ? "data: {nonsense\n\n" : "{nonsense", stream, false);
            case SAYS_ERROR -> write(out, 200, "", begunAndError(request, answer), stream, false);
            case REFUSES -> {
                return false;
            }
            case CUTS -> {
                write(out, 200, "", body, stream, true);
                return false;
            }
            case STALLS -> {
                if (stream) {
                    write(out, 200, "", body, true, true);
                }
                stall(socket);
                return false;
            }
        }
        return true;
    }

    /** As some providers do, it repeats what it was asked. */
    private static String error(WireAnswer answer) {
        return "{\"error\":{\"message\":\"cannot do this now: " + answer.text() + "\",\"type\":\"server_error\"}}";
    }

    private static String begunAndError(HttpIn request, WireAnswer answer) {
        if (!request.stream()) {
            return error(answer);
        }
        String whole = answer.body(request.path(), true);
        String begun = whole.substring(0, whole.indexOf("\n\n", whole.length() / 3) + 2);
        return begun + (request.path().endsWith("/messages") ? "event: error\n" : "") + "data: " + error(answer)
                + "\n\n";
    }

    /** Until the gateway leaves or the test ends. */
    private void stall(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        int left = socket.getInputStream().read();
        if (left >= 0) {
            defects.add("bytes while stalling");
        }
    }

    private static void write(OutputStream out, int status, String more, String body, boolean stream, boolean half)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int length = half ? bytes.length / 2 : bytes.length;
        String head = "HTTP/1.1 " + status + " Word\r\ncontent-type: "
                + (stream ? "text/event-stream" : "application/json") + "\r\n" + more
                + (stream ? "transfer-encoding: chunked" : "content-length: " + bytes.length) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (stream) {
            int piece = Math.max(1, length / 3);
            for (int from = 0; from < length; from += piece) {
                int size = Math.min(piece, length - from);
                out.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.write(bytes, from, size);
                out.write('\r');
                out.write('\n');
                out.flush();
            }
            if (!half) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        } else {
            out.write(bytes, 0, length);
        }
        out.flush();
    }

    /** For manners that hold requests back: waits for the latch, but not beyond the backend's end. */
    void hold(CountDownLatch released) {
        try {
            while (!released.await(20, TimeUnit.MILLISECONDS)) {
                if (closing.await(0, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
