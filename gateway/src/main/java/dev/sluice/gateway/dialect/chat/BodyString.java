package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Span;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.redaction.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * A string, name or long number of a body, with the bytes of its token. It holds the caller's text.
 *
 * @param name whether it is a member's name
 * @param span quotes included
 * @param text unescaped
 */
public record BodyString(Place place, boolean name, Span span, String text) implements Passage {
    /** A part that hides in the text, and where its units stand there. */
    public static final class Hidden {
        private final Part.Text part;
        private final int[] offsets;

        private Hidden(Part.Text part, int[] offsets) {
            this.part = part;
            this.offsets = offsets;
        }

        public Part.Text part() {
            return part;
        }

        /** Where in the text a unit of the part begins. */
        public int offset(int unit) {
            return offsets[unit];
        }
    }

    @Override
    public boolean fixed() {
        return name;
    }

    @Override
    public String value(int start, int end) {
        String piece = text.substring(start, end);
        return isJson() ? Escapes.meaning(piece) : piece;
    }

    /** A tool's arguments are JSON themselves. */
    boolean isJson() {
        return place.step().equals("arguments") && !name;
    }

    /** The texts that appear when escapes in this text are undone, as {@link BodyScan} takes them up. */
    public List<Hidden> hidden() {
        List<Hidden> hidden = new ArrayList<>();
        if (name || !Escapes.worthUndoing(text)) {
            return hidden;
        }
        String plain = text;
        int[] offsets = null;
        for (int level = 0; level < BodyScan.LEVELS_OF_ESCAPES && plain.indexOf('\\') >= 0; level++) {
            int[] next = new int[plain.length() + 1];
            String undone = Escapes.undone(plain, next);
            if (undone.equals(plain)) {
                break;
            }
            plain = undone;
            offsets = offsets == null ? next : through(next, offsets, plain.length());
            hidden.add(new Hidden(new Part.Text(place, plain), offsets));
        }
        return hidden;
    }

    private static int[] through(int[] later, int[] earlier, int length) {
        int[] both = new int[length + 1];
        for (int i = 0; i <= length; i++) {
            both[i] = earlier[later[i]];
        }
        return both;
    }
}
