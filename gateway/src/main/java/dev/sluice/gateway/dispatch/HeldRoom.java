package dev.sluice.gateway.dispatch;

import java.util.concurrent.atomic.AtomicLong;

/** Room for what is held of all streams that are judged before they flow. Thread-safe. */
final class HeldRoom {
    private final long most;
    private final AtomicLong all = new AtomicLong();

    /** @param most bytes of all streams together */
    HeldRoom(long most) {
        this.most = most;
    }

    /** In bytes. */
    long taken() {
        return all.get();
    }

    /** A place for one stream, empty at first. */
    Place place() {
        return new Place();
    }

    /** What one stream has taken; given back whole. */
    final class Place {
        private final AtomicLong own = new AtomicLong();

        private Place() {}

        /**
         * Takes what is missing to so many bytes, or nothing.
         *
         * @return whether the place has them; false where there is no room left
         */
        boolean reach(long bytes) {
            long more = bytes - own.get();
            if (all.getAndUpdate(taken -> taken + more <= most ? taken + more : taken) + more > most) {
                return false;
            }
            own.addAndGet(more);
            return true;
        }

        void giveBack() {
            all.addAndGet(-own.getAndSet(0));
        }
    }
}
