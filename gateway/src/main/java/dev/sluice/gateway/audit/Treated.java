package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;
import java.util.List;

/**
 * What was done to findings before a request left.
 *
 * @param changes by kind and action; empty if it left as it came
 * @param rescan what a second look at the changed body gave
 */
public record Treated(List<Change> changes, Rescan rescan) {
    /** It leaves as it came. */
    public static final Treated NOTHING = new Treated(List.of(), Rescan.NOT_NEEDED);

    /** A second look at what leaves. */
    public enum Rescan {
        /** Nothing was changed. */
        NOT_NEEDED,
        /** Nothing sensitive is left in it. */
        CLEAN,
        /** Something is; it must not leave. */
        LEFTOVERS
    }

    /**
     * All findings of one kind that were treated alike.
     *
     * @param action in capitals, such as {@code PSEUDONYM}
     */
    public record Change(String kind, String action, int count) {
        public Change {
            kind = Label.of(kind, 64);
            action = Label.of(action, 32);
        }
    }

    /** What was done to a request that was found clean when it was judged again. */
    public static Treated of(List<dev.sluice.router.redaction.Treated> done) {
        return done.isEmpty()
                ? NOTHING
                : new Treated(
                        done.stream()
                                .map(one -> new Change(one.kind(), one.action().name(), one.count()))
                                .toList(),
                        Rescan.CLEAN);
    }

    public Treated {
        changes = List.copyOf(changes);
    }

    void write(JsonLine out) {
        out.objects("treated", changes, (fields, change) -> fields.text("kind", change.kind)
                        .text("action", change.action)
                        .number("count", change.count))
                .text("rescan", rescan.name());
    }
}
