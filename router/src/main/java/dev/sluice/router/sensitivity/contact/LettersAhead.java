package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.text.Walk;

/** Tells where numbers stand among numbers alone. Asked from a text's begin to its end, it looks at each unit once. */
final class LettersAhead {
    private final String text;
    private final int reach;
    private int next;

    /** @param reach units in which a letter counts */
    LettersAhead(String text, int reach) {
        this.text = text;
        this.reach = reach;
    }

    /** @param from not before what was asked last */
    boolean any(int from) {
        int to = Math.min(text.length(), from + reach);
        next = Math.max(next, from);
        while (next < to && !Walk.letter(text.charAt(next))) {
            next++;
        }
        return next < to;
    }
}
