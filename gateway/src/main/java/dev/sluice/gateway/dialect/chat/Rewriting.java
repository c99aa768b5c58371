package dev.sluice.gateway.dialect.chat;

import java.nio.ByteBuffer;

/** What is changed in a stream on its way to the caller. Not thread-safe. */
public interface Rewriting {
    /** Whether nothing is changed and nothing held, so that bytes need not come here. */
    boolean isIdle();

    /** Takes the next bytes, cut anywhere, and gives what may go on, in a buffer of its own. */
    ByteBuffer feed(ByteBuffer chunk);

    /** The stream has come to its proper end: what is left, an event without its blank line included. */
    ByteBuffer end();

    /** The stream has broken off: what was held and may go on all the same. */
    ByteBuffer cutOff();
}
