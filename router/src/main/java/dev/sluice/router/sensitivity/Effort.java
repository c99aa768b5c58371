package dev.sluice.router.sensitivity;

/**
 * What a detector may spend on the candidates of one text, in units looked at. A text of nothing but candidates, each
 * of which takes a long way, is not searched to its end: the detector fails, and the text counts as unscannable. Not
 * thread-safe.
 */
public final class Effort {
    /** Units for each unit of the text; what people and programs write needs less than one. */
    private static final int PER_UNIT = 4;

    /** Units that every text may cost, however short it is. */
    private static final int FLOOR = 1 << 16;

    private long left;

    /** A text holds too many candidates to be searched to its end. */
    public static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Spent() {
            super("too many candidates for the length of the text", null, false, false);
        }
    }

    /** @param length of the text, in units */
    public Effort(int length) {
        left = FLOOR + (long) PER_UNIT * length;
    }

    /** @throws Spent if more was spent than may be */
    public void spend(int units) {
        left -= units;
        if (left < 0) {
            throw new Spent();
        }
    }
}
