package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the names above a value say of it. */
final class Labels {
    /** In units; the end of a longer name counts. */
    private static final int LONGEST = 40;

    /** Members that hold a value and say nothing of it (JSON Schema's, and what people call one). */
    private static final Set<String> CARRIERS = Set.of(
            "default",
            "const",
            "enum",
            "examples",
            "example",
            "items",
            "value",
            "values",
            "properties",
            "anyOf",
            "oneOf",
            "allOf");

    /** Members of the protocol that hold others. */
    private static final Set<String> HOLDERS = Set.of(
            "metadata",
            "messages",
            "tools",
            "tool_calls",
            "function",
            "functions",
            "parameters",
            "response_format",
            "json_schema",
            "schema");

    /** Members that tell of what a value is for, in words: what they tell is no value. */
    private static final Set<String> TELLING = Set.of("description", "title", "type", "summary", "$comment");

    private Labels() {}

    /** The nearest name that says something. */
    static String of(Place place) {
        Place named = named(place);
        return cut(named == null ? place.step() : named.step());
    }

    /** The nearest two, as people write them: {@code passport number}. */
    static String spoken(Place place) {
        Place named = named(place);
        if (named == null) {
            return words(cut(place.step()));
        }
        Place owner = TELLING.contains(named.step()) ? null : named(named.parent());
        String own = words(cut(named.step()));
        return owner == null || HOLDERS.contains(owner.step()) ? own : words(cut(owner.step())) + ' ' + own;
    }

    private static @Nullable Place named(@Nullable Place place) {
        Place at = place;
        while (at != null && (CARRIERS.contains(at.step()) || isIndex(at))) {
            at = at.parent();
        }
        return at;
    }

    /** Whether this is an element's place; a name of digits alone counts as one too. */
    static boolean isIndex(Place place) {
        String step = place.step();
        for (int i = 0; i < step.length(); i++) {
            if (step.charAt(i) < '0' || step.charAt(i) > '9') {
                return false;
            }
        }
        return !step.isEmpty();
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
    }

    /** {@code dateOfBirth}, {@code date_of_birth} and {@code date-of-birth} as words. */
    static String words(String name) {
        StringBuilder words = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit == '_' || unit == '-' || unit == '.') {
                words.append(' ');
                continue;
            }
            if (i > 0 && Character.isUpperCase(unit) && Character.isLowerCase(name.charAt(i - 1))) {
                words.append(' ');
            }
            words.append(Character.toLowerCase(unit));
        }
        return words.toString();
    }
}
