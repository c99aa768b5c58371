package dev.sluice.gateway.evaluate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares predictions with labels. Headline: recall over the rows of tier {@code strict}, false-positive rate over
 * those of tier {@code none}; for request bodies the share of those kept in that must be, and of those that need not.
 */
final class PrivacyScore {
    private final boolean show;
    private final PrintWriter out;
    private final Map<String, Tally> tiers = new TreeMap<>();
    private final Map<String, Tally> categories = new TreeMap<>();
    private final Map<String, Cover> types = new TreeMap<>();
    private final Tally caught = new Tally();
    private final Tally keptForNothing = new Tally();
    private final Map<String, Tally> bodies = new TreeMap<>();

    /** How much of one type's labelled stretches was found. */
    private static final class Cover {
        final Tally whole = new Tally();
        final Tally touched = new Tally();
        long units;
        long covered;
    }

    /** @param show whether misses and false alarms are printed with their text */
    PrivacyScore(boolean show, PrintWriter out) {
        this.show = show;
        this.out = out;
    }

    void add(Labelled row, Prediction prediction) {
        if (row instanceof Labelled.Text text && prediction instanceof Prediction.OfText said) {
            text(text, said);
        } else if (row instanceof Labelled.Body body && prediction instanceof Prediction.OfBody said) {
            body(body, said);
        } else {
            throw new IllegalArgumentException("a prediction of another row");
        }
    }

    private void text(Labelled.Text row, Prediction.OfText said) {
        tally(tiers, row.tier()).add(said.sensitive());
        tally(categories, row.category() + " / " + row.tier()).add(said.sensitive());
        if (show && row.tier().equals("strict") && !said.sensitive()) {
            out.println("missed       " + row.id() + "  " + row.text());
        }
        if (show && row.tier().equals("none") && said.sensitive()) {
            out.println("false alarm  " + row.id() + "  " + row.text());
        }
        if (row.tier().equals("weak")) {
            return;
        }
        BitSet found = new BitSet(row.text().length());
        said.spans().forEach(span -> found.set(span.start(), span.end()));
        for (Labelled.Span span : row.spans()) {
            BitSet part = found.get(span.start(), span.end());
            Cover cover = types.computeIfAbsent(span.type(), type -> new Cover());
            int units = span.end() - span.start();
            cover.whole.add(part.cardinality() == units);
            cover.touched.add(!part.isEmpty());
            cover.units += units;
            cover.covered += part.cardinality();
        }
    }

    private void body(Labelled.Body row, Prediction.OfBody said) {
        boolean kept = said.fate() != Prediction.Fate.MAY_ESCALATE;
        (row.stays() ? caught : keptForNothing).add(kept);
        tally(bodies, (row.stays() ? "stays / " : "may leave / ") + row.category())
                .add(kept == row.stays());
        if (show && kept != row.stays()) {
            out.println((kept ? "kept for nothing  " : "let out  ") + row.id() + "  "
                    + new String(row.body().bytes(), StandardCharsets.UTF_8));
        }
    }

    private static Tally tally(Map<String, Tally> tallies, String key) {
        return tallies.computeIfAbsent(key, any -> new Tally());
    }

    void print() {
        if (!tiers.isEmpty()) {
            Tally strict = tally(tiers, "strict");
            Tally none = tally(tiers, "none");
            out.printf("Recall               %s  (%d of %d)%n", strict.share(), strict.hits(), strict.all());
            out.printf("False-positive rate  %s  (%d of %d)%n", none.share(), none.hits(), none.all());
            table("flagged by category and tier", categories, Tally::share);
            out.printf("%nlabelled stretches      number  touched  whole   units covered%n");
            types.forEach((type, cover) -> out.printf(
                    Locale.ROOT,
                    "  %-20s %7d  %s   %s  %s%n",
                    type,
                    cover.whole.all(),
                    cover.touched.share(),
                    cover.whole.share(),
                    Tally.share(cover.covered, cover.units)));
        }
        if (!bodies.isEmpty()) {
            out.printf(
                    "Kept in of those that must be    %s  (%d of %d)%n", caught.share(), caught.hits(), caught.all());
            out.printf(
                    "Kept in of those that need not   %s  (%d of %d)%n",
                    keptForNothing.share(), keptForNothing.hits(), keptForNothing.all());
            table("right by category", bodies, Tally::share);
        }
        out.flush();
    }

    private void table(String title, Map<String, Tally> rows, Function<Tally, String> shown) {
        out.printf("%n%s%n", title);
        rows.forEach((name, tally) -> out.printf("  %-40s %6d  %s%n", name, tally.all(), shown.apply(tally)));
    }
}
