package dev.sluice.router.redaction;

import java.util.Set;
import java.util.random.RandomGenerator;

/** Made-up words that sound like names of no country and no sex. */
final class Words {
    private static final String[] BEGINNINGS = {
        "Vel", "Tor", "Mar", "Kes", "Lun", "Ard", "Bren", "Sol", "Fen", "Gal", "Ner", "Pel", "Quin", "Ros", "Sav",
        "Tam", "Ul", "Wen", "Yar", "Zel", "Dar", "Eld", "Hol", "Jor"
    };
    private static final String[] ENDS = {
        "mond", "isk", "aven", "orin", "eth", "alto", "ume", "enda", "ivar", "osk", "ander", "elin", "uma", "ovic",
        "aris", "entin", "olde", "ystra", "imar", "ando", "eska", "urn", "ilo", "adan"
    };
    private static final String[] DOMAINS = {"example.com", "example.net", "example.org"};
    /** Say what a place is, not which. */
    private static final Set<String> OF_STREETS = Set.of(
            "street", "road", "avenue", "lane", "drive", "court", "place", "square", "strasse", "straße", "str",
            "platz", "weg", "rue", "via", "calle", "plaza", "apt", "suite", "floor", "box", "the", "and");

    private Words() {}

    /** Capitalised. */
    static String word(RandomGenerator random) {
        return BEGINNINGS[random.nextInt(BEGINNINGS.length)] + ENDS[random.nextInt(ENDS.length)];
    }

    static String email(RandomGenerator random) {
        return word(random).toLowerCase(java.util.Locale.ROOT)
                + random.nextInt(1000, 10_000)
                + "@"
                + DOMAINS[random.nextInt(DOMAINS.length)];
    }

    /** Whether there is a word that a made-up one would replace. */
    static boolean hasWord(String value) {
        int from = 0;
        while (from < value.length()) {
            int to = end(value, from);
            if (to > from && isReplaced(value.substring(from, to), true)) {
                return true;
            }
            from = Math.max(to, from + 1);
        }
        return false;
    }

    /** One past the last letter of the word that begins here. */
    static int end(String value, int from) {
        int to = from;
        while (to < value.length() && (Character.isLetter(value.charAt(to)) || isMark(value.charAt(to)))) {
            to++;
        }
        return to;
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK || Character.isSurrogate(c);
    }

    /** @param place whether it may be a part of a place's name that says what it is; of a person's, none is */
    static boolean isReplaced(String word, boolean place) {
        return word.length() > 1 && !(place && OF_STREETS.contains(word.toLowerCase(java.util.Locale.ROOT)));
    }

    /** The drawn word in the case of the original. */
    static String cased(String drawn, String original) {
        boolean first = Character.isUpperCase(original.charAt(0));
        boolean all = first && original.equals(original.toUpperCase(java.util.Locale.ROOT));
        return all
                ? drawn.toUpperCase(java.util.Locale.ROOT)
                : first || !Character.isLowerCase(original.charAt(0))
                        ? drawn
                        : drawn.toLowerCase(java.util.Locale.ROOT);
    }
}
