package dev.sluice.gateway.dialect.chat;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Cuts a stream behind its blank lines, wherever its pieces were cut. Not thread-safe. */
final class EventCutter {
    private final ByteBin pending = new ByteBin();
    private int lineLength;
    private boolean afterCr;

    /** Whether no event has begun. */
    boolean isEmpty() {
        return pending.length() == 0;
    }

    /** @param event takes every event that is whole now, its blank line included, with the comments before it */
    void feed(ByteBuffer chunk, Consumer<byte[]> event) {
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(chunk.position(), bytes);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte c = bytes[i];
            boolean wasCr = afterCr;
            afterCr = c == '\r';
            if (c == '\n' && wasCr) {
                continue;
            }
            if (c != '\n' && c != '\r') {
                lineLength++;
                continue;
            }
            if (lineLength == 0) {
                pending.add(bytes, from, i + 1);
                from = i + 1;
                event.accept(rest());
            }
            lineLength = 0;
        }
        pending.add(bytes, from, bytes.length);
    }

    /** Takes out what has begun and is not whole. */
    byte[] rest() {
        byte[] rest = pending.copy();
        pending.clear();
        return rest;
    }
}
