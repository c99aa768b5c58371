package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.gateway.dialect.chat.SseTap;
import java.util.Optional;

/** What is wrong with a stream, by what its tap has seen and whether there was content before. */
final class StreamFaults {
    private StreamFaults() {}

    /** After the next bytes; empty if it may go on. */
    static Optional<UpstreamFailure> inside(SseTap tap, boolean begun) {
        Optional<UpstreamFailure> nonsense = nonsense(tap);
        if (nonsense.isPresent() || !tap.doneSeen() || tap.complete()) {
            return nonsense;
        }
        // Not passed on: to a client that knows only this word, the answer would be whole.
        return Optional.of(
                begun
                        ? new UpstreamFailure.Cut("[DONE] without a finish reason")
                        : new UpstreamFailure.Garbled("[DONE] without content"));
    }

    /** After its end; empty if it is whole. */
    static Optional<UpstreamFailure> atEnd(SseTap tap, boolean begun) {
        Optional<UpstreamFailure> nonsense = nonsense(tap);
        if (nonsense.isPresent() || tap.complete()) {
            return nonsense;
        }
        return Optional.of(
                begun
                        ? new UpstreamFailure.Cut("the stream ended without a finish reason")
                        : new UpstreamFailure.Garbled("the stream ended without content"));
    }

    private static Optional<UpstreamFailure> nonsense(SseTap tap) {
        return tap.error().or(tap::garbage).map(UpstreamFailure.Garbled::new);
    }

    /** The connection broke. */
    static UpstreamFailure broken(Throwable broken, boolean begun) {
        if (broken instanceof UpstreamFailure known) {
            return known;
        }
        String name = broken.getClass().getSimpleName();
        return begun ? new UpstreamFailure.Cut(name) : new UpstreamFailure.Unreachable(name, broken);
    }
}
