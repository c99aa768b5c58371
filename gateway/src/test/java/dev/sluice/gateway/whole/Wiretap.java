package dev.sluice.gateway.whole;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A loopback proxy that hands on bytes as they are and keeps a copy of each. */
final class Wiretap implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    /** @param target a port of this machine */
    Wiretap(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * A request and what was answered.
     *
     * @param answer its body without the transfer's framing, or what has come of it
     * @param left whether the connection was ended by the side that asked
     */
    record Exchange(HttpIn request, String answer, boolean left) {}

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /** The exchange whose request has the mark in its head or body. */
    Exchange exchange(String mark) throws IOException {
        return find(mark).orElseThrow(() -> new AssertionError("nothing was sent on with " + mark));
    }

    Optional<Exchange> find(String mark) throws IOException {
        for (Line line : lines) {
            for (Exchange exchange : line.exchanges()) {
                if (exchange.request().raw().contains(mark)) {
                    return Optional.of(exchange);
                }
            }
        }
        return Optional.empty();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Line line = new Line(server.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
                lines.add(line);
                Thread.ofVirtual().start(() -> line.carry(line.caller, line.model, line.there));
                Thread.ofVirtual().start(() -> line.carry(line.model, line.caller, line.back));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Line line : lines) {
            line.end();
        }
    }

    /** One connection and its two directions. */
    private static final class Line {
        private final Socket caller;
        private final Socket model;
        private final ByteArrayOutputStream there = new ByteArrayOutputStream();
        private final ByteArrayOutputStream back = new ByteArrayOutputStream();
        private volatile boolean left;

        Line(Socket caller, Socket model) throws IOException {
            this.caller = caller;
            this.model = model;
            caller.setTcpNoDelay(true);
            model.setTcpNoDelay(true);
        }

        /** Until one side leaves; then the other is told at once. */
        void carry(Socket from, Socket to, ByteArrayOutputStream copy) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] piece = new byte[8192];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    // First the copy: who has read the answer finds it here.
                    copy.write(piece, 0, read);
                    out.write(piece, 0, read);
                }
                left |= from == caller;
            } catch (IOException left) {
                // One side closed its connection, as it may.
            } finally {
                end();
            }
        }

        void end() {
            try {
                caller.close();
                model.close();
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }

        List<Exchange> exchanges() throws IOException {
            InputStream asked = new ByteArrayInputStream(there.toByteArray());
            InputStream answered = new ByteArrayInputStream(back.toByteArray());
            List<Exchange> exchanges = new ArrayList<>();
            for (Optional<HttpIn> request = HttpIn.read(asked, () -> {});
                    request.isPresent();
                    request = HttpIn.read(asked, () -> {})) {
                exchanges.add(new Exchange(request.get(), new String(body(answered), StandardCharsets.UTF_8), left));
            }
            return exchanges;
        }

        /** The next answer's body, or the part of it that has come. */
        private static byte[] body(InputStream in) throws IOException {
            int length = 0;
            boolean chunked = false;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String header = line.toLowerCase(Locale.ROOT);
                if (header.startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
                chunked |= header.equals("transfer-encoding: chunked");
            }
            if (!chunked) {
                return in.readNBytes(length);
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (String size = line(in); !size.isEmpty(); size = line(in)) {
                byte[] chunk = in.readNBytes(Integer.parseInt(size, 16));
                line(in);
                if (chunk.length == 0) {
                    break;
                }
                whole.write(chunk);
            }
            return whole.toByteArray();
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
