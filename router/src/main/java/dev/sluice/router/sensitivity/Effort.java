package dev.sluice.router.sensitivity;

/**
 * What may be spent on the candidates of a request, in units of text looked at, about ten nanoseconds each. A request
 * of nothing but candidates, each of which takes a long way, is not searched to its end: the detector fails, and the
 * text counts as unscannable. So the time that a request takes is bounded by its length, whatever it holds. Not
 * thread-safe.
 */
public final class Effort {
    /** Units for each unit of text; what people and programs write needs less than one. */
    private static final int PER_UNIT = 4;

    /** Units that every request may cost, however short it is. */
    private static final int FLOOR = 1 << 19;

    private long left;

    /** A text holds too many candidates to be searched to its end. */
    public static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Spent() {
            super("too many candidates for the length of the text", null, false, false);
        }
    }

    /** @param length of all texts of the request, in units */
    public Effort(long length) {
        left = FLOOR + PER_UNIT * length;
    }

    /** @throws Spent if more was spent than may be */
    public void spend(int units) {
        left -= units;
        if (left < 0) {
            throw new Spent();
        }
    }
}
