package dev.sluice.router.verification;

/** The final answer of an output, in a form in which two of them can be compared. */
public sealed interface Answer {
    /** Whether both say the same. */
    boolean agrees(Answer other);

    /** @param letter upper case */
    record Choice(char letter) implements Answer {
        @Override
        public boolean agrees(Answer other) {
            return equals(other);
        }
    }

    /** A number without its unit, currency or percent sign. */
    record Quantity(double value) implements Answer {
        /** Numbers that differ by less, relatively, are the same: models round at different places. */
        private static final double TOLERANCE = 1e-6;

        /** What is too large for a double counts as the largest. */
        public Quantity {
            value = Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
        }

        @Override
        public boolean agrees(Answer other) {
            return other instanceof Quantity(double theirs)
                    && Math.abs(value - theirs) <= TOLERANCE * Math.max(1, Math.max(Math.abs(value), Math.abs(theirs)));
        }
    }

    /** @param canonical without differences of quotes, escapes and white space */
    record Literal(String canonical) implements Answer {
        @Override
        public boolean agrees(Answer other) {
            return equals(other);
        }
    }

    /** @param canonical members in order of their names, numbers as short as they can be written, no white space */
    record Json(String canonical) implements Answer {
        @Override
        public boolean agrees(Answer other) {
            return equals(other);
        }
    }

    /** There was none, or none that can be read. It agrees with nothing, not even with another of its kind. */
    record Unreadable() implements Answer {
        @Override
        public boolean agrees(Answer other) {
            return false;
        }
    }
}
