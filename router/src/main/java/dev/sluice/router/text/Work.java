package dev.sluice.router.text;

import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent on taking disguises off a request, in units of text; the plain text itself is always searched. What
 * was too much, or cannot be looked into, makes the request unscannable. Not thread-safe.
 */
public final class Work implements AutoCloseable {
    /** Further views of a text may together be so many times as long as the text. */
    private static final int GROWTH = 8;

    /** What every request may spend, however short it is. */
    private static final int FLOOR = 1 << 16;

    /** No request may spend more, in units: a megabyte of log lines or of code takes less. */
    private static final int CEILING = 4 << 20;

    private int left;
    private @Nullable String blind;
    private @Nullable Inflater inflater;

    private Work(int left) {
        this.left = left;
    }

    /** @param units length of all texts of the request */
    public static Work forUnits(long units) {
        return new Work((int) Math.min(CEILING, FLOOR + GROWTH * units));
    }

    /** Takes so much; false, and the request is {@link #blind}, if so much is no longer left. */
    public boolean spend(int units) {
        if (units > left) {
            left = 0;
            blind = "scan_budget";
            return false;
        }
        left -= units;
        return true;
    }

    /** Whether so much is left; as {@link #spend} if not, so that what is too much is not even made. */
    boolean allows(int units) {
        return units <= left || spend(units);
    }

    /** Takes what was spent already; less is left for what comes. */
    public void charge(long units) {
        left = (int) Math.max(0, left - units);
    }

    /** Notes that something could not be looked into. */
    void blind(String what) {
        if (blind == null) {
            blind = what;
        }
    }

    /** One for all attempts of a request, since each holds memory outside the heap. */
    Inflater inflater() {
        Inflater ready = inflater;
        if (ready == null) {
            ready = new Inflater(true);
            inflater = ready;
        } else {
            ready.reset();
        }
        return ready;
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    /** What could not be looked into since the last call, in a word; null if all could. */
    public @Nullable String takeBlind() {
        String what = blind;
        blind = null;
        return what;
    }
}
