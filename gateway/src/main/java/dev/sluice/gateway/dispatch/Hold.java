package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dialect.chat.SseTap;

/** How much of a stream is held before whoever asked for it gets it. Real content has to have come in any case. */
interface Hold {
    /** Until the first content. */
    Hold FIRST_CONTENT = new Hold() {
        @Override
        public boolean isOver(SseTap tap, int bytes) {
            return true;
        }

        @Override
        public boolean paused() {
            return false;
        }
    };

    /**
     * Asked with every buffer once content has come, until it says so.
     *
     * @param bytes held so far
     */
    boolean isOver(SseTap tap, int bytes);

    /** What was held has gone out or was thrown away; may be told again. */
    default void areOut() {}

    /** Whether the stream then stands still for a while, so that a backend which sends nothing is not to blame. */
    boolean paused();
}
