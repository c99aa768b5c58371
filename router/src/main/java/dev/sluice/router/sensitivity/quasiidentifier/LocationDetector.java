package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import java.util.List;
import java.util.Set;

/**
 * Countries, regions and towns: known ones by lists, others behind words that speak of where somebody lives or goes
 * ({@code lives in}, {@code flew to}), and before a known place ({@code Marburg, Germany}).
 */
public final class LocationDetector implements Detector {
    private static final Kind KIND = new Kind("LOCATION", Sensitivity.PUBLIC);
    private static final long KNOWN = Topic.mask(Topic.COUNTRY, Topic.PLACE);
    private static final long CLUES = Topic.mask(
            Topic.COUNTRY, Topic.PLACE, Topic.PLACE_HOMONYM, Topic.PLACE_PART, Topic.DWELLING, Topic.LOCATIVE);
    private static final Phrases NAMES = new Phrases("places.txt");

    /** Names of several words that count in lower case too. */
    private static final Set<String> PLAIN = Set.of(
            "united states",
            "united kingdom",
            "united arab emirates",
            "new york",
            "new zealand",
            "saudi arabia",
            "south korea",
            "north korea",
            "south africa",
            "los angeles",
            "san francisco",
            "hong kong",
            "sri lanka",
            "costa rica",
            "puerto rico",
            "las vegas",
            "new delhi",
            "new jersey",
            "czech republic",
            "el salvador",
            "latin america",
            "south america",
            "north america");

    /** Their rarest words. */
    private static final WordSet PLAIN_ENDS = WordSet.of(
            "states",
            "kingdom",
            "emirates",
            "york",
            "zealand",
            "arabia",
            "korea",
            "africa",
            "angeles",
            "francisco",
            "kong",
            "lanka",
            "costa",
            "rica",
            "puerto",
            "rico",
            "vegas",
            "delhi",
            "jersey",
            "republic",
            "salvador",
            "america");

    /** Stand before places. */
    private static final WordSet PREPOSITIONS = WordSet.of(
            "in", "from", "to", "at", "near", "around", "via", "outside", "of", "nach", "aus", "bei", "von", "à", "de",
            "en", "a", "di", "da", "em", "uit", "te", "w", "we", "z", "do", "i", "från", "till", "fra", "til", "в",
            "из", "до");

    /** May stand between such a word and the preposition. */
    private static final WordSet FILLERS = WordSet.of(
            "in",
            "here",
            "back",
            "up",
            "down",
            "over",
            "out",
            "home",
            "and",
            "live",
            "alone",
            "currently",
            "now",
            "away",
            "the",
            "my",
            "city",
            "town",
            "village",
            "center",
            "centre",
            "there",
            "hier",
            "jetzt",
            "seit");

    /** Stand directly before a name: {@code the city Marburg}. */
    private static final WordSet SETTLEMENTS =
            WordSet.of("city", "town", "village", "stadt", "dorf", "hometown", "stad");

    private static final WordSet COMPASS = WordSet.of(
            "north",
            "south",
            "east",
            "west",
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "upper",
            "lower",
            "greater",
            "new",
            "saint",
            "st",
            "san",
            "santa",
            "port",
            "fort",
            "lake",
            "mount");

    /** Other names that stand behind {@code in} and {@code from}. */
    private static final long OTHER_NAMES = Topic.mask(
            Topic.CALENDAR,
            Topic.COMPANY,
            Topic.ORGANISATION_PART,
            Topic.TITLE,
            Topic.NATIONALITY,
            Topic.LAST_NAME,
            Topic.INSTITUTION,
            Topic.LEGAL_FORM,
            Topic.OCCUPATION);

    /** Languages of programs, products and headings that stand behind {@code in} and {@code from}. */
    private static final WordSet NO_PLACES =
            WordSet.of(("python java rust excel word latex bash ruby swift kotlin scala haskell perl"
                            + " matlab julia django flask react angular node spring docker kubernetes windows"
                            + " linux android unity blender photoshop figma markdown html json yaml figure table"
                            + " section chapter part step question exercise appendix article class grade phase"
                            + " group case summer autumn winter march heaven hell congress parliament christ"
                            + " jesus god earth mars venus bitcoin english latin mathematics physics chemistry"
                            + " biology economics history psychology philosophy this that state tech these those"
                            + " each every some other both which what when where your their there here then"
                            + " order addition general fact short summary conclusion contrast particular terms"
                            + " response return star world google outlook sharepoint teams postman spark hadoop"
                            + " oracle mongo redis")
                    .split(" "));

    private static final int MOST_FILLERS = 3;
    private static final int LONGEST_TOWN = 40;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Words words = clues.words();
        for (int i = words.next(0, CLUES); i < words.size(); i = words.next(i + 1, CLUES)) {
            int start = words.start(i);
            int end = words.end(i);
            if (start >= found.end() && !(words.is(i, Topic.PLACE_PART) && phrase(text, start, end, found))) {
                boolean capital = Capitals.capital(text, start);
                if (words.is(i, Topic.COUNTRY)
                        || (capital && words.is(i, Topic.PLACE))
                        || (capital && words.is(i, Topic.PLACE_HOMONYM) && follows(text, start))) {
                    known(text, start, end, capital, words, i, found);
                } else if (words.is(i, Topic.DWELLING)) {
                    cued(text, end, words, found);
                } else if (words.is(i, Topic.LOCATIVE)
                        && end + 1 < text.length()
                        && text.charAt(end) == ' '
                        && Capitals.capital(text, end + 1)) {
                    located(text, end + 1, words, found);
                }
            }
        }
    }

    private static boolean phrase(String text, int start, int end, Findings found) {
        if (!Capitals.capital(text, start) && !PLAIN_ENDS.contains(text, start, end)) {
            return false;
        }
        Span name = NAMES.around(text, start, end);
        if (name == null || name.start() < found.end()) {
            return false;
        }
        boolean capital = Capitals.capital(text, name.start());
        if (!capital && !PLAIN.contains(Capitals.lower(text, name.start(), name.end()))) {
            return false;
        }
        town(text, name.start(), found);
        found.add(KIND, Confidence.MEDIUM, name.start(), name.end());
        return true;
    }

    private static void known(String text, int start, int end, boolean capital, Words words, int i, Findings found) {
        if (!Span.prose(text, start, end)) {
            return;
        }
        int from = start;
        if (capital) {
            int before = start > 0 && text.charAt(start - 1) == ' ' ? Capitals.wordStart(text, start - 1) : start;
            if (before < start
                    && before >= found.end()
                    && Capitals.capital(text, before)
                    && COMPASS.contains(text, before, start - 1)) {
                from = before;
            }
            town(text, from, found);
        }
        boolean sure = capital && !words.is(i, Topic.PLACE_HOMONYM);
        found.add(KIND, sure ? Confidence.MEDIUM : Confidence.LOW, from, end);
    }

    /** A name before a known place: {@code Marburg, Germany}, or alone in the line above. */
    private static void town(String text, int start, Findings found) {
        int at = start;
        while (at > 0 && quotes(text.charAt(at - 1))) {
            at--;
        }
        if (at > 1 && text.charAt(at - 1) == ' ' && text.charAt(at - 2) == ',') {
            named(text, at - 2, found);
        } else if (at > 0 && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == ',')) {
            int end = at - 1;
            while (end > 0 && end > at - 8 && (text.charAt(end - 1) == '\n' || quotes(text.charAt(end - 1)))) {
                end--;
            }
            named(text, end, found);
        }
    }

    private static void named(String text, int end, Findings found) {
        int from = Capitals.start(text, end, found.end());
        boolean alone = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1));
        if (from < end && end - from <= LONGEST_TOWN && alone && Capitals.capital(text, from)) {
            found.add(KIND, Confidence.LOW, from, end);
        }
    }

    private static boolean quotes(char unit) {
        return unit == ' ' || unit == '>' || unit == '?' || unit == '*' || unit == '\t' || unit == '\r';
    }

    private static boolean follows(String text, int start) {
        if (start < 2 || text.charAt(start - 1) != ' ') {
            return false;
        }
        int from = Capitals.wordStart(text, start - 1);
        return start - from < 9 && PREPOSITIONS.contains(text, from, start - 1);
    }

    /** {@code lives (here) in}, {@code city of}, {@code hometown}. */
    private static void cued(String text, int cueEnd, Words words, Findings found) {
        int at = cueEnd;
        boolean direct = at < text.length()
                && (text.charAt(at) == ':' || SETTLEMENTS.contains(text, Capitals.wordStart(text, at), at));
        for (int i = 0; i <= MOST_FILLERS; i++) {
            if (at + 1 >= text.length() || (text.charAt(at) != ' ' && text.charAt(at) != ':')) {
                return;
            }
            int start = text.charAt(at + 1) == ' ' ? at + 2 : at + 1;
            int end = Capitals.wordEnd(text, start);
            if (end == start || (end - start > 9 && !direct)) {
                return;
            }
            if (direct && Capitals.capital(text, start) && place(text, start, words, found)) {
                return;
            }
            if (PREPOSITIONS.contains(text, start, end) && end + 1 < text.length() && text.charAt(end) == ' ') {
                if (place(text, end + 1, words, found)) {
                    return;
                }
            } else if (!FILLERS.contains(text, start, end)) {
                return;
            }
            at = end;
        }
    }

    /**
     * A name behind a mere {@code in} or {@code from}, if it is written as names of places are and is no other name.
     */
    private static void located(String text, int start, Words words, Findings found) {
        int end = Capitals.end(text, start);
        int first = Capitals.wordEnd(text, start);
        boolean name = first - start > 3 && !NO_PLACES.contains(text, start, first) && !camel(text, start, first);
        if (name
                && !words.at(start, OTHER_NAMES)
                && !words.endsAt(end, OTHER_NAMES)
                && !words.endsAt(first, OTHER_NAMES)) {
            place(text, start, words, found);
        }
    }

    /** {@code JavaScript}, {@code C3PO}. */
    private static boolean camel(String text, int start, int end) {
        boolean small = false;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (Clues.isDigit(unit) || (small && Character.isUpperCase(unit) && text.charAt(i - 1) != '-')) {
                return true;
            }
            small |= Character.isLowerCase(unit);
        }
        return false;
    }

    /** Numbers behind a place are postal codes; a small word between goes with them. */
    private static int beforeDigits(String text, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (Clues.isDigit(text.charAt(i)) && text.charAt(i - 1) == ' ') {
                int last = Capitals.wordStart(text, i - 1);
                return Capitals.capital(text, last) || last < start + 2 ? i - 1 : last - 1;
            }
        }
        return end;
    }

    private static boolean place(String text, int start, Words words, Findings found) {
        int end = beforeDigits(text, start, Capitals.end(text, start));
        if (end == start || !Capitals.capital(text, start)) {
            return false;
        }
        if (!words.at(start, Topic.mask(Topic.CALENDAR, Topic.COMPANY, Topic.TITLE))
                && !words.at(start, KNOWN)
                && !words.endsAt(end, Topic.mask(Topic.PLACE_PART, Topic.INSTITUTION, Topic.LEGAL_FORM))) {
            found.add(KIND, Confidence.LOW, start, end);
        }
        return true;
    }
}
