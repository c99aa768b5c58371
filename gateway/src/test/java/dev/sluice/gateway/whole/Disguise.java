package dev.sluice.gateway.whole;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** How a value is written so that who reads carelessly does not see it. */
enum Disguise {
    NONE,
    BASE64,
    PERCENT,
    ENTITIES,
    ZERO_WIDTH,
    SPACED;

    /** A word's letters apart are a word no more; digits are still a number. */
    private static final Set<Canary.Kind> SPACEABLE = EnumSet.of(Canary.Kind.CARD, Canary.Kind.IBAN, Canary.Kind.SSN);

    /** Mostly none. */
    static Disguise some(Canary.Kind kind, Random random) {
        Disguise disguise = random.nextBoolean() ? NONE : values()[random.nextInt(values().length)];
        return disguise == SPACED && !SPACEABLE.contains(kind) ? NONE : disguise;
    }

    String on(Canary canary) {
        // Nine digits that were nine others a moment ago are nobody's number, unless a word says so.
        boolean bare = canary.kind() == Canary.Kind.SSN && this != NONE;
        return on((bare ? "SSN " : "") + canary.text());
    }

    private String on(String text) {
        return switch (this) {
            case NONE -> text;
            case BASE64 -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            case PERCENT -> each(text, "%%%02X");
            case ENTITIES -> each(text, "&#%d;");
            case ZERO_WIDTH -> String.join("\u200b", text.split(""));
            case SPACED -> text.startsWith("SSN ") ? "SSN " + spaced(text.substring(4)) : spaced(text);
        };
    }

    private static String spaced(String text) {
        return String.join(" ", text.replaceAll("[ -]", "").split(""));
    }

    /** Of ASCII. */
    private static String each(String text, String format) {
        return text.chars().mapToObj(unit -> String.format(format, unit)).collect(Collectors.joining());
    }
}
