package dev.sluice.loadtest.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link CannedAnswers} as bytes on the wire, head and chunk sizes included, made once and shared by all connections:
 * answering is then one write. Read-only and never released; write a {@code retainedDuplicate()}.
 */
final class WireAnswers {
    static final ByteBuf JSON = answer("200 OK", CannedAnswers.json());
    static final ByteBuf HEALTH = answer("200 OK", CannedAnswers.health());
    static final ByteBuf PROPS = answer("200 OK", CannedAnswers.props());
    static final ByteBuf MODELS = answer("200 OK", CannedAnswers.models());
    static final ByteBuf UNKNOWN_PATH = answer("404 Not Found", CannedAnswers.unknownPath());
    static final ByteBuf STREAM_HEAD = shared(ascii("""
            HTTP/1.1 200 OK\r
            Server: llama.cpp\r
            X-Accel-Buffering: no\r
            Content-Type: text/event-stream\r
            Transfer-Encoding: chunked\r
            \r
            """));

    private WireAnswers() {}

    /** The chunks of a stream: each event is one, and the last one ends the body. */
    static List<ByteBuf> stream(int events) {
        List<byte[]> parts = CannedAnswers.events(events);
        List<ByteBuf> chunks = new ArrayList<>();
        for (byte[] part : parts) {
            ByteBuf chunk = Unpooled.buffer();
            chunk.writeBytes(ascii(Integer.toHexString(part.length) + "\r\n"))
                    .writeBytes(part)
                    .writeBytes(ascii("\r\n"));
            if (chunks.size() == parts.size() - 1) {
                chunk.writeBytes(ascii("0\r\n\r\n"));
            }
            chunks.add(shared(bytes(chunk)));
        }
        return chunks;
    }

    private static ByteBuf answer(String status, byte[] body) {
        byte[] head = ascii("HTTP/1.1 " + status
                + "\r\nServer: llama.cpp\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                + body.length + "\r\n\r\n");
        return shared(bytes(Unpooled.wrappedBuffer(head, body)));
    }

    /** Off the heap, so that a write copies nothing. */
    private static ByteBuf shared(byte[] bytes) {
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        buffer.release();
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
