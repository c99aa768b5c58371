package dev.sluice.router.sensitivity.number;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Kind;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One way of numbering people, accounts or things.
 *
 * @param kind what a finding is called
 * @param shapes the number without separators: {@code 9} a digit, {@code A} a letter, {@code X} either
 * @param check whether a number of such a shape, in capitals and without separators, can have been given out
 * @param told confidence beside a word that announces just this number
 * @param open whether words that announce any number of its family announce it too
 * @param separators what may stand between its characters beside an announcing word
 * @param reach units between an announcing word and the number, at most
 * @param cues words and phrases that announce it, in lower case; those in capitals count only in capitals, since they
 *     are ordinary words otherwise
 * @param alone layouts that need no announcing word
 */
public record NumberFormat(
        Kind kind,
        List<String> shapes,
        Predicate<String> check,
        Confidence told,
        boolean open,
        Separators separators,
        int reach,
        List<String> cues,
        List<Alone> alone) {
    /** Units between an announcing word and the number, unless a format says otherwise. */
    public static final int REACH = 48;

    /**
     * A way of writing that hardly anything else has.
     *
     * @param layout as a shape, with the separators where they stand
     */
    public record Alone(Confidence confidence, String layout) {}

    /** What may stand between the characters of a number. */
    public enum Separators {
        /** Up to three units that are neither letters nor digits: nothing else has this check. */
        ANY,
        /** One space, hyphen or full stop at a time. */
        PLAIN,
        /** Nothing, or a space or hyphen where a number begins with a letter: a date has such a shape too. */
        NONE
    }

    public NumberFormat {
        shapes = List.copyOf(shapes);
        cues = List.copyOf(cues);
        alone = List.copyOf(alone);
    }

    /**
     * A number with a check.
     *
     * @param shapes separated by spaces
     * @param cues separated by commas
     */
    public static NumberFormat checked(Kind kind, String shapes, Predicate<String> check, String cues) {
        return new NumberFormat(
                kind,
                words(shapes, " "),
                check,
                Confidence.HIGH,
                true,
                Separators.ANY,
                REACH,
                words(cues, ","),
                List.of());
    }

    /** A number with little or nothing to check: only the words tell what it is. */
    public static NumberFormat unchecked(Kind kind, String shapes, Predicate<String> check, String cues) {
        return new NumberFormat(
                kind,
                words(shapes, " "),
                check,
                Confidence.MEDIUM,
                false,
                Separators.ANY,
                REACH,
                words(cues, ","),
                List.of());
    }

    /** This format, which needs no announcing word in these layouts. */
    public NumberFormat alone(Confidence confidence, String... layouts) {
        List<Alone> more = Stream.concat(
                        alone.stream(), Stream.of(layouts).map(layout -> new Alone(confidence, layout)))
                .toList();
        return new NumberFormat(kind, shapes, check, told, open, separators, reach, cues, more);
    }

    /** This format, with these separators beside an announcing word. */
    public NumberFormat written(Separators allowed) {
        return new NumberFormat(kind, shapes, check, told, open, allowed, reach, cues, alone);
    }

    /** This format, whose words must stand this near. */
    public NumberFormat within(int units) {
        return new NumberFormat(kind, shapes, check, told, open, separators, units, cues, alone);
    }

    private static List<String> words(String joined, String separator) {
        return joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split(separator)).map(String::strip).toList();
    }
}
