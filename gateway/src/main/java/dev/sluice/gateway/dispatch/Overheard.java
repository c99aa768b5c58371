package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dialect.chat.Heard;
import dev.sluice.gateway.dialect.chat.HeardStream;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of an answer, copied as they pass until it is compared with another. Whoever they pass to waits for no more
 * than the copying: they are read later, elsewhere. Bounded. Thread-safe.
 */
final class Overheard {
    /** The longest answer that is compared, in bytes as they pass. */
    private static final int LONGEST = 1 << 20;

    /** What a piece takes in memory beside its bytes, about. */
    private static final int PIECE = 32;

    private final HeldRoom.Place place;
    private final List<byte[]> pieces = new ArrayList<>();
    private long size;
    private boolean forgotten;

    /** @param place of its own, which it gives back */
    Overheard(HeldRoom.Place place) {
        this.place = place;
    }

    /**
     * Leaves the buffer as it is.
     *
     * @return whether it was kept; false if the answer is too long, there is no room, or it was forgotten before
     */
    synchronized boolean hear(ByteBuf passing) {
        int length = passing.readableBytes();
        size += length + PIECE;
        if (forgotten || size > LONGEST || !place.reach(size)) {
            return false;
        }
        byte[] piece = new byte[length];
        passing.getBytes(passing.readerIndex(), piece);
        pieces.add(piece);
        return true;
    }

    /** What its model said. Reads all of it, so not where somebody waits. */
    synchronized Heard said(boolean stream) {
        Heard heard = new Heard(Heard.LogProbabilities.STAY);
        if (stream) {
            HeardStream events = new HeardStream(heard);
            for (byte[] piece : pieces) {
                ByteBuffer unused = events.feed(ByteBuffer.wrap(piece));
            }
            ByteBuffer unused = events.end();
        } else {
            pieces.forEach(heard::listen);
        }
        return heard;
    }

    /** Keeps nothing any more, and nothing that still comes. May be told again. */
    synchronized void forget() {
        forgotten = true;
        pieces.clear();
        place.giveBack();
    }
}
