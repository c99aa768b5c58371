package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dialect.chat.Rewriting;
import dev.sluice.gateway.dialect.chat.SseTap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * What a stream's bytes pass on their way to the caller: the tap, which watches, and what rewrites them. Not
 * thread-safe.
 *
 * @param stripUsage whether the tap takes the usage event out
 */
record Passing(SseTap tap, boolean stripUsage, Rewriting rewriting) {
    /** Bytes that the tap has seen, as they go on; the buffer itself if nothing is changed in it. */
    ByteBuf on(ByteBuf bytes, ByteBuffer seen) {
        if (!rewriting.isIdle()) {
            return Unpooled.wrappedBuffer(rewriting.feed(seen));
        }
        return stripUsage ? Unpooled.copiedBuffer(seen) : bytes.retain();
    }

    /** What the tap had left at the stream's end, as it goes on. */
    ByteBuf rest(ByteBuffer left) {
        if (!left.hasRemaining()) {
            return Unpooled.EMPTY_BUFFER;
        }
        return rewriting.isIdle() ? Unpooled.copiedBuffer(left) : Unpooled.wrappedBuffer(rewriting.feed(left));
    }

    /** The last bytes with what was held back before them. */
    ByteBuf last(ByteBuf bytes) {
        return rewriting.isIdle() ? bytes : Unpooled.wrappedBuffer(bytes, Unpooled.wrappedBuffer(rewriting.end()));
    }

    /** What was held back and goes out though the stream broke off. */
    ByteBuf cutOff() {
        return rewriting.isIdle() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(rewriting.cutOff());
    }
}
