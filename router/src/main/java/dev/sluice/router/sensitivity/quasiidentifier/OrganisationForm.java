package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import java.util.Set;

/** Names that a company's legal form makes known. */
final class OrganisationForm {
    /** No other words in lower case. */
    private static final Set<String> PLAIN = Set.of("inc", "llc", "ltd", "plc", "llp", "corp", "gmbh", "kgaa");

    /** Stand before the name. */
    private static final Set<String> BEFORE = Set.of("ооо", "зао", "пао", "оао", "ао", "тов", "пат", "株式会社", "주식회사");

    private static final int LONGEST_UNSPACED = 12;
    private static final int MOST_PLAIN_WORDS = 3;

    private OrganisationForm() {}

    /** Notes the name around a legal form, and says whether there was one. */
    static boolean legal(String text, int start, int end, boolean capital, Kind kind, Findings found) {
        String form = Capitals.lower(text, start, end);
        if (Character.isIdeographic(text.charAt(start)) || BEFORE.contains(form)) {
            return unspaced(text, start, end, form, kind, found);
        }
        boolean plain = PLAIN.contains(form);
        if (!capital && !plain && !form.equals("mbh")) {
            return false;
        }
        if (start < 2
                || !Span.prose(text, start, end)
                || text.charAt(start - 1) != ' '
                || (end - start == 2 && !shouted(text, start, end))) {
            return false;
        }
        int nameEnd = text.charAt(start - 2) == ',' ? start - 2 : start - 1;
        int from = Capitals.start(text, nameEnd, found.end());
        Confidence confidence = Confidence.MEDIUM;
        if (from == nameEnd && plain) {
            from = small(text, nameEnd);
            confidence = Confidence.LOW;
        }
        if (from >= nameEnd || from < found.end()) {
            return false;
        }
        found.add(kind, confidence, from, end < text.length() && text.charAt(end) == '.' ? end + 1 : end);
        return true;
    }

    /** Two-letter forms are words too: {@code SA}, {@code AB}. */
    private static boolean shouted(String text, int start, int end) {
        return Character.isUpperCase(text.charAt(end - 1)) || text.regionMatches(start, "Oy", 0, 2);
    }

    /** A name in lower case: the few words since the line began. */
    private static int small(String text, int end) {
        int start = end;
        for (int i = 0; i < MOST_PLAIN_WORDS; i++) {
            int from = Capitals.wordStart(text, start);
            if (from == start) {
                break;
            }
            start = from;
            if (from == 0 || text.charAt(from - 1) != ' ') {
                break;
            }
            if (i + 1 < MOST_PLAIN_WORDS) {
                start = from - 1;
            }
        }
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    private static boolean unspaced(String text, int start, int end, String form, Kind kind, Findings found) {
        int from = start;
        int stop = end;
        if (Character.isIdeographic(text.charAt(start)) || form.equals("주식회사")) {
            while (from > found.end() && start - from < LONGEST_UNSPACED && script(text.charAt(from - 1))) {
                from--;
            }
            while (from == start
                    && stop < text.length()
                    && stop - end < LONGEST_UNSPACED
                    && script(text.charAt(stop))) {
                stop++;
            }
        } else {
            int name = end;
            while (name < text.length() && name < end + 2 && !Character.isLetterOrDigit(text.charAt(name))) {
                name++;
            }
            stop = Capitals.end(text, name);
            stop = stop > end && stop < text.length() && text.charAt(stop) == '»' ? stop + 1 : Math.max(stop, end);
        }
        if (from == start && stop == end) {
            return false;
        }
        found.add(kind, Confidence.MEDIUM, from, stop);
        return true;
    }

    private static boolean script(char unit) {
        return Character.isIdeographic(unit)
                || (unit >= 0x3040 && unit <= 0x30FF)
                || (unit >= 0xAC00 && unit <= 0xD7A3)
                || (unit < 128 && Character.isLetterOrDigit(unit));
    }
}
