package dev.sluice.gateway.dispatch;

import java.util.concurrent.atomic.AtomicLong;

/** Room for what is held of all answers while they are judged, and of what they are compared with. Thread-safe. */
final class HeldRoom {
    private final long most;
    private final AtomicLong all = new AtomicLong();

    /** @param most bytes of all answers together */
    HeldRoom(long most) {
        this.most = most;
    }

    /** In bytes. */
    long taken() {
        return all.get();
    }

    /** A place for one answer, empty at first. */
    Place place() {
        return new Place();
    }

    /** Thrown where an answer finds no room that can only be read as a whole. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full() {
            super("no room for an answer", null, false, false);
        }
    }

    /** What one answer has taken; given back whole. */
    final class Place {
        private long own;
        private boolean closed;

        private Place() {}

        /**
         * Takes what is missing to so many bytes, or nothing.
         *
         * @return whether the place has them; false where there is no room left, or it was closed
         */
        synchronized boolean reach(long bytes) {
            long more = bytes - own;
            if (closed || all.getAndUpdate(taken -> taken + more <= most ? taken + more : taken) + more > most) {
                return false;
            }
            own = bytes;
            return true;
        }

        /** It may take some again. */
        synchronized void giveBack() {
            all.addAndGet(-own);
            own = 0;
        }

        /** Gives back; whoever is still reading takes no more. */
        synchronized void close() {
            closed = true;
            giveBack();
        }
    }
}
