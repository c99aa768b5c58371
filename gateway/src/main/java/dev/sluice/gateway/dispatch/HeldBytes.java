package dev.sluice.gateway.dispatch;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * What of a stream waits until the caller asks for it, and the stream's end, if that has to wait for it too. Lives on
 * one event loop; only {@link #areOut} may be asked from anywhere.
 */
final class HeldBytes {
    private final Runnable onceOut;
    private CompositeByteBuf bytes = Unpooled.compositeBuffer(64);
    private volatile boolean out;
    private volatile @Nullable Runnable end;

    /** @param onceOut done whenever they were handed over or thrown away */
    HeldBytes(Runnable onceOut) {
        this.onceOut = onceOut;
    }

    /** Takes the buffer over. */
    void add(ByteBuf more) {
        bytes.addComponent(true, more);
    }

    int length() {
        return bytes.readableBytes();
    }

    /** Whether they were handed over or thrown away. */
    boolean areOut() {
        return out;
    }

    /** Hands them over; whoever takes them releases them. */
    ByteBuf take() {
        out = true;
        onceOut.run();
        return bytes;
    }

    void throwAway() {
        if (!out) {
            out = true;
            bytes.release();
            onceOut.run();
        }
    }

    /** After they were out: something waits once more. */
    void begin(ByteBuf again) {
        bytes = Unpooled.compositeBuffer().addComponent(true, again);
        out = false;
    }

    /** Does it now, or once they are out. */
    void thenEnd(Runnable signal) {
        if (out) {
            signal.run();
        } else {
            end = signal;
        }
    }

    /** Whether the stream's end waited for them; it has come now. */
    boolean endedWithThem() {
        Runnable waiting = end;
        if (waiting == null) {
            return false;
        }
        waiting.run();
        return true;
    }
}
