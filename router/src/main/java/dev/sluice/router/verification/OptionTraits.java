package dev.sluice.router.verification;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the options of a question look like beside each other. Who writes wrong options writes them around the right
 * one: it is the longest oftener than others, is resembled by more of them, and among numbers it is seldom the first or
 * the last. That says nothing of a subject, but of a doubtful choice it says something.
 */
final class OptionTraits {
    /** The names of an option's traits, in their order. */
    static final List<String> NAMES = List.of(
            "length", "longer_than", "digits", "none", "all", "asked_words", "likest", "likeness", "rank", "place");

    /** More of an option, or of the question, is not looked at. */
    private static final int LOOKED_AT = 4000;

    private static final int FEWEST_NUMBERS = 3;
    private static final int SHORTEST_ASKED = 4;
    private static final Pattern WORD = Pattern.compile("[a-z0-9.]{2,}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]{0,15}(?:\\.\\d{1,15})?");

    private final Map<Character, String> options;
    private final Map<Character, Set<String>> words = new LinkedHashMap<>();
    private final Map<Character, Double> numbers = new LinkedHashMap<>();
    private final Set<String> asked;
    private final double meanLength;

    private OptionTraits(Map<Character, String> options, String question) {
        this.options = options;
        options.forEach((letter, text) -> {
            words.put(letter, words(text));
            number(text).ifPresent(value -> numbers.put(letter, value));
        });
        asked = words(question);
        asked.removeIf(word -> word.length() < SHORTEST_ASKED);
        meanLength =
                options.values().stream().mapToInt(String::length).average().orElse(1);
    }

    /** @param text what the user asks, with its options */
    static OptionTraits in(String text) {
        return new OptionTraits(Options.in(text), Options.question(text));
    }

    int count() {
        return options.size();
    }

    /** Of the option with a letter, as {@link #NAMES} has them; all 0 if there is no such option. */
    double[] of(char letter) {
        double[] traits = new double[NAMES.size()];
        String text = options.get(letter);
        if (text == null) {
            return traits;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        traits[0] = StrictMath.log((text.length() + 1) / (meanLength + 1));
        traits[1] = share(options.values().stream()
                .filter(other -> other.length() < text.length())
                .count());
        traits[2] = text.chars().anyMatch(Character::isDigit) ? 1 : 0;
        traits[3] = lower.contains("none") ? 1 : 0;
        traits[4] = lower.contains("all of") || lower.contains("both") ? 1 : 0;
        Set<String> own = words.getOrDefault(letter, Set.of());
        traits[5] = (double) common(own, asked) / Math.max(1, own.size());
        double likest = 0;
        double sum = 0;
        for (char other : options.keySet()) {
            double likeness = other == letter ? 0 : likeness(own, words.getOrDefault(other, Set.of()));
            likest = Math.max(likest, likeness);
            sum += likeness;
        }
        traits[6] = likest;
        traits[7] = sum / Math.max(1, options.size() - 1);
        traits[8] = rank(letter);
        traits[9] = (double) (letter - 'A') / Math.max(1, options.size() - 1);
        return traits;
    }

    private double share(long count) {
        return (double) count / options.size();
    }

    /** The share of the options' numbers that are smaller than this one's; -1 where there are hardly any numbers. */
    private double rank(char letter) {
        Double own = numbers.get(letter);
        if (own == null || numbers.size() < FEWEST_NUMBERS) {
            return -1;
        }
        return (double) numbers.values().stream().filter(other -> other < own).count() / numbers.size();
    }

    /** Words that both have, of the words that either has. */
    private static double likeness(Set<String> one, Set<String> other) {
        int common = common(one, other);
        return (double) common / Math.max(1, one.size() + other.size() - common);
    }

    private static int common(Set<String> one, Set<String> other) {
        int common = 0;
        for (String word : one) {
            common += other.contains(word) ? 1 : 0;
        }
        return common;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(start(text).toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static OptionalDouble number(String text) {
        Matcher number = NUMBER.matcher(start(text));
        return number.find()
                ? OptionalDouble.of(Double.parseDouble(number.group().replace(",", "")))
                : OptionalDouble.empty();
    }

    private static String start(String text) {
        return text.substring(0, Math.min(LOOKED_AT, text.length()));
    }
}
