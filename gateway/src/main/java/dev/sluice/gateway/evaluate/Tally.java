package dev.sluice.gateway.evaluate;

import java.util.Locale;

/** So many of so many. */
final class Tally {
    private int hits;
    private int all;

    void add(boolean hit) {
        hits += hit ? 1 : 0;
        all++;
    }

    int hits() {
        return hits;
    }

    int all() {
        return all;
    }

    /** A share with four decimals, or a dash if there was nothing. */
    String share() {
        return share(hits, all);
    }

    static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.4f", (double) part / whole);
    }
}
