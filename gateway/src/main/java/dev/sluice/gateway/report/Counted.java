package dev.sluice.gateway.report;

/** A number of things in words: {@code 1 caller}, {@code 2 callers}. */
public final class Counted {
    private Counted() {}

    /** @param one the word for a single one, which takes an s for more and for none */
    public static String of(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
