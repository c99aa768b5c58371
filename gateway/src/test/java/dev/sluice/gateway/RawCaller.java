package dev.sluice.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A caller on a bare socket: it sees whether an answer was ended properly, and can leave whenever it wants. */
public final class RawCaller implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    public RawCaller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public record Head(int status, Map<String, String> headers) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What came of an answer. */
    public static final class Answer {
        private final Head head;
        private final byte[] body;
        private final boolean whole;

        private Answer(Head head, byte[] body, boolean whole) {
            this.head = head;
            this.body = body;
            this.whole = whole;
        }

        public int status() {
            return head.status;
        }

        public String header(String name) {
            return head.header(name);
        }

        public byte[] body() {
            return body.clone();
        }

        public String text() {
            return new String(body, UTF_8);
        }

        /** Whether the framing was ended as HTTP wants it. */
        public boolean whole() {
            return whole;
        }

        public String requestId() {
            return header("x-request-id");
        }
    }

    public RawCaller send(String text) throws IOException {
        return send(text.getBytes(UTF_8));
    }

    public RawCaller send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** @param headers each ended by CR LF */
    public RawCaller post(String path, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + 512);
        all.writeBytes(("POST " + path + " HTTP/1.1\r\nhost: sluice\r\ncontent-type: application/json\r\n" + headers
                        + "content-length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        all.writeBytes(body);
        return send(all.toByteArray());
    }

    /** Sends a chunked body of blanks, in megabytes, until it is sent or the gateway closes; returns the answer. */
    public Answer endless(int megabytes) throws IOException {
        send("POST " + RunningGateway.CHAT + " HTTP/1.1\r\nhost: s\r\n" + RunningGateway.authorization()
                + "transfer-encoding: chunked\r\n\r\n1\r\n{\r\n");
        String chunk = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
        Thread.ofVirtual().start(() -> {
            try {
                for (int sent = 0; sent < megabytes; sent++) {
                    send(chunk);
                }
            } catch (IOException closed) {
                // As it should be.
            }
        });
        return answer();
    }

    /** The next answer, whole or as far as it came. */
    public Answer answer() throws IOException {
        Head head = head();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole;
        try {
            if (head.header("transfer-encoding").equals("chunked")) {
                whole = chunks(body);
            } else {
                int length = Integer.parseInt(head.headers.getOrDefault("content-length", "0"));
                body.writeBytes(in.readNBytes(length));
                whole = body.size() == length;
            }
        } catch (SocketTimeoutException waitedLong) {
            throw new AssertionError("the answer stood still after " + body, waitedLong);
        } catch (IOException reset) {
            whole = false;
        }
        return new Answer(head, body.toByteArray(), whole);
    }

    public Head head() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/")) {
            throw new AssertionError("not a status line: " + status);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        return new Head(Integer.parseInt(status.substring(9, 12)), headers);
    }

    private boolean chunks(ByteArrayOutputStream body) throws IOException {
        while (true) {
            byte[] chunk = chunk();
            if (chunk == null) {
                return false;
            }
            if (chunk.length == 0) {
                return true;
            }
            body.writeBytes(chunk);
        }
    }

    /** The next chunk of a chunked body; empty for the last one, null if the connection was closed instead. */
    @SuppressWarnings({"NullAway", "ReturnsNullCollection"}) // null is the third answer
    public byte[] chunk() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int length = Integer.parseInt((char) first + line(), 16);
        byte[] bytes = in.readNBytes(length);
        line();
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("closed after: " + line.toString(ISO_8859_1));
            }
            line.write(one);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    /** Whether not one byte comes within this time. */
    public boolean hearsNothingFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.mark(1);
            in.read();
            in.reset();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Whether the gateway closes the connection. */
    public boolean seesClose() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Leaves, whatever is still to come. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
