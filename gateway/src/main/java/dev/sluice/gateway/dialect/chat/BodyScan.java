package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Part.Sort;
import dev.sluice.router.prompt.Place;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The one pass over a body: moves the parser, keeps the depth in bounds, collects what is to be scanned and what is
 * needed. Whatever a reader does not know is taken up by {@link #scan}, so that nothing is skipped.
 */
final class BodyScan {
    /** Shorter numbers hold no card, account or phone number by themselves, however they are written. */
    private static final int DIGITS_WORTH_A_FORM = 7;

    private static final int LONGEST_SCANNED_URL = 1024;

    /** In characters, exponent included; a longer number is none that people use. */
    private static final int LONGEST_NUMBER = 40;

    private final JsonParser parser;
    private final int maxDepth;
    private final List<Part> parts = new ArrayList<>(24);
    private final Map<Ability, String> needs = new EnumMap<>(Ability.class);
    private int depth;

    BodyScan(JsonParser parser, int maxDepth) {
        this.parser = parser;
        this.maxDepth = maxDepth;
    }

    List<Part> parts() {
        return parts;
    }

    Map<Ability, String> needs() {
        return needs;
    }

    void need(Ability ability, String field) {
        needs.putIfAbsent(ability, field);
    }

    /** A field below the top level that Sluice does not know: no adapter can carry it, whatever it says of extras. */
    void needDeepExtra(String field) {
        need(Ability.EXTRA_FIELDS, field);
        need(Ability.RICH_HISTORY, field);
    }

    JsonParser parser() {
        return parser;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    /** The body's own object was entered without {@link #next}. */
    void enter() {
        depth = 1;
    }

    /** Moves on; the body has to have another token. */
    JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new BadRequest("The body is not valid JSON: it ends too early.", null, "invalid_json");
        }
        if (token.isStructStart()) {
            if (++depth > maxDepth) {
                throw new BadRequest(
                        "The body is nested deeper than " + maxDepth + " levels; flatten it.", null, "too_deep");
            }
        } else if (token.isStructEnd()) {
            depth--;
        }
        return token;
    }

    /** Moves on to the value of a member whose name is the current token. */
    boolean nextIsNull() {
        return next() == JsonToken.VALUE_NULL;
    }

    /**
     * Takes up the current value, whatever it is.
     *
     * @return false for an empty array or object
     */
    boolean scan(Place place) {
        JsonToken token = token();
        if (!token.isStructStart()) {
            leaf(place);
            return true;
        }
        boolean holds = false;
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(place, token == JsonToken.START_ARRAY));
        while (!open.isEmpty()) {
            token = next();
            Level level = open.element();
            holds |= !token.isStructEnd();
            if (token == JsonToken.PROPERTY_NAME) {
                level.member = name(level.place);
            } else if (token.isStructEnd()) {
                open.pop();
            } else if (token.isStructStart()) {
                open.push(new Level(level.child(), token == JsonToken.START_ARRAY));
            } else {
                leaf(level.child());
            }
        }
        return holds;
    }

    private static final class Level {
        private final Place place;
        private final boolean array;
        private Place member;
        private int index;

        Level(Place place, boolean array) {
            this.place = place;
            this.array = array;
            this.member = place;
        }

        Place child() {
            return array ? place.then(index++) : member;
        }
    }

    /** Takes up the current name and returns the place of its value. */
    Place name(Place owner) {
        String name = parser.currentName();
        Place place = owner.then(name);
        if (!KnownNames.contains(name)) {
            text(place, name, Sort.NAME);
        }
        return place;
    }

    private void leaf(Place place) {
        JsonToken token = token();
        if (token == JsonToken.VALUE_STRING) {
            String text = parser.getString();
            if (!text.isEmpty()) {
                reference(place);
            }
            if (text.length() > KnownNames.LONGEST || !KnownNames.contains(text)) {
                text(place, text, Sort.VALUE);
            }
        } else if (token.isNumeric()) {
            reference(place);
            number(place);
        }
    }

    private void reference(Place place) {
        String name = KnownNames.reference(place);
        if (name != null) {
            unscannable(place, name);
        }
    }

    private void number(Place place) {
        if (parser.getStringLength() > LONGEST_NUMBER) {
            unscannable(place, "number");
            return;
        }
        String number = parser.getString();
        Sort sort = KnownNames.isSetting(place) ? Sort.SETTING : Sort.NUMBER;
        parts.add(new Part.Text(place, number, sort, ""));
        int digits = 0;
        boolean written = true;
        for (int i = 0; i < number.length(); i++) {
            if (Character.isDigit(number.charAt(i))) {
                digits++;
            } else {
                written &= number.charAt(i) == '-';
            }
        }
        if (!written && digits >= DIGITS_WORTH_A_FORM) {
            forms(place, number, sort);
        }
    }

    /**
     * {@code 4.539148803436467e15}, {@code 4539148803436467.5} and {@code 0.4539148803436467} are a card number too: it
     * is looked at written out, without its fraction, and as its digits alone.
     */
    private void forms(Place place, String number, Sort sort) {
        BigDecimal value;
        try {
            value = new BigDecimal(number);
        } catch (NumberFormatException exponentTooLarge) {
            unscannable(place, "number");
            return;
        }
        if ((long) value.precision() - value.scale() > LONGEST_NUMBER || value.scale() > 2 * LONGEST_NUMBER) {
            unscannable(place, "number");
            return;
        }
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value.stripTrailingZeros().toPlainString());
        forms.add(value.toBigInteger().toString());
        forms.add(value.unscaledValue().abs().toString());
        forms.add(value.stripTrailingZeros().unscaledValue().abs().toString());
        for (String form : forms) {
            if (form.length() >= DIGITS_WORTH_A_FORM && !form.equals(number)) {
                parts.add(new Part.Text(place, form, sort, ""));
            }
        }
    }

    /** Takes up what somebody says; {@link #said} tells who. */
    void speech(Place place, String text) {
        text(place, text, Sort.SPEECH);
    }

    /** Who said what was taken up since there were so many parts. */
    void said(int since, Sort sort, String by) {
        for (int i = since; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.Text text && text.sort() == Sort.SPEECH) {
                parts.set(i, new Part.Text(text.place(), text.text(), sort, by));
            }
        }
    }

    /** Takes up a text. What is encoded in it is the scanner's to see. */
    void text(Place place, String text, Sort sort) {
        if (text.isEmpty()) {
            return;
        }
        if (DataUrl.isBinary(text)) {
            unscannable(place, "data_url");
            if (text.length() > LONGEST_SCANNED_URL) {
                return; // an image of megabytes: nothing in it is text
            }
        }
        parts.add(new Part.Text(place, text, sort, ""));
    }

    void unscannable(Place place, String what) {
        parts.add(new Part.Unscannable(place, what.length() <= 32 ? what : what.substring(0, 32)));
    }
}
