package dev.sluice.router.redaction;

import java.util.List;

/** A request made harmless. It holds originals, so it has no {@code toString} of its own. */
public final class Redacted {
    private final List<List<Replacement>> replacements;
    private final List<Treated> treated;
    private final Restoration restoration;

    Redacted(List<List<Replacement>> replacements, List<Treated> treated, Restoration restoration) {
        this.replacements = List.copyOf(replacements);
        this.treated = List.copyOf(treated);
        this.restoration = restoration;
    }

    /** For each passage what is replaced in it, in order, none overlapping another. */
    public List<List<Replacement>> replacements() {
        return replacements;
    }

    /** By kind and action, sorted. */
    public List<Treated> treated() {
        return treated;
    }

    public Restoration restoration() {
        return restoration;
    }

    /** A passage's text with its replacements. */
    public static String applied(String text, List<Replacement> replacements) {
        StringBuilder changed = new StringBuilder(text.length());
        int from = 0;
        for (Replacement replacement : replacements) {
            changed.append(text, from, replacement.start()).append(replacement.text());
            from = replacement.end();
        }
        return changed.append(text, from, text.length()).toString();
    }
}
