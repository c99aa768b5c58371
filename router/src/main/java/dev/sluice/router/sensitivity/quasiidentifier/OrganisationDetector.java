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
 * Organisations: well-known ones by list, names with a legal form or with a word such as {@code University}, names made
 * of last names ({@code Abbot, Bold and Carver}), and names behind or before words that speak of a business
 * ({@code works for}, {@code founder of}, {@code … is a design agency}).
 */
public final class OrganisationDetector implements Detector {
    private static final Kind KIND = new Kind("ORGANISATION", Sensitivity.PUBLIC);
    private static final long CLUES = Topic.mask(
            Topic.COMPANY,
            Topic.ORGANISATION_PART,
            Topic.LEGAL_FORM,
            Topic.INSTITUTION,
            Topic.EMPLOYER,
            Topic.LAST_NAME);
    private static final long NAME_ENDS = Topic.mask(Topic.LEGAL_FORM, Topic.INSTITUTION);
    private static final Phrases NAMES = new Phrases("organisations.txt");

    /** Companies whose names are words in lower case. */
    private static final Set<String> WORDS = Set.of(
            "blizzard", "intel", "tata", "dell", "amazon", "tesla", "nokia", "ferrari", "canal", "fiat", "nestle");

    /** Stand between a word that speaks of work and the employer. */
    private static final WordSet LINKS = WordSet.of(
            "for", "at", "of", "with", "by", "called", "named", "is", "bei", "für", "chez", "pour", "en", "para", "per",
            "presso", "na", "voor", "bij", "på", "hos", "dla", "в", "the", "as");

    /** Stand behind the name of a business: directly, or behind {@code is a}. */
    private static final WordSet BUSINESSES = WordSet.of(
            "office",
            "acquired",
            "invested",
            "merged",
            "agency",
            "company",
            "startup",
            "firm",
            "brainchild",
            "subsidiary",
            "manufacturer",
            "retailer",
            "provider",
            "supplier",
            "vendor");

    private static final WordSet DIRECT = WordSet.of("office", "acquired", "invested", "merged");
    /** {@code Bank of …}, which {@code Capital of Portugal} is not. */
    private static final WordSet NAMED_OF = WordSet.of(
            "bank",
            "university",
            "college",
            "institute",
            "academy",
            "ministry",
            "department",
            "school",
            "hospital",
            "museum",
            "church",
            "bureau",
            "council",
            "association",
            "federation",
            "society",
            "library",
            "court",
            "union",
            "league",
            "commission",
            "agency",
            "committee",
            "authority",
            "foundation",
            "université",
            "hôpital",
            "banque",
            "ministère",
            "clinique",
            "école",
            "mairie",
            "universidad",
            "banco",
            "ministerio",
            "fundación",
            "ayuntamiento",
            "instituto",
            "università",
            "ospedale",
            "banca",
            "ministero",
            "comune",
            "universidade");

    private static final int LONGEST_NAME = 80;
    private static final int MOST_BETWEEN = 4;

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
            if (start >= found.end()) {
                look(text, words, i, start, words.end(i), found);
            }
        }
    }

    private static void look(String text, Words words, int i, int start, int end, Findings found) {
        boolean capital = Capitals.capital(text, start);
        if (words.is(i, Topic.ORGANISATION_PART) && phrase(text, words, start, end, found)) {
            return;
        }
        if (words.is(i, Topic.COMPANY)
                && (capital || !WORDS.contains(text.substring(start, end)))
                && Span.prose(text, start, end)) {
            found.add(KIND, Confidence.MEDIUM, start, suffix(text, words, end));
        } else if (words.is(i, Topic.LEGAL_FORM) && OrganisationForm.legal(text, start, end, capital, KIND, found)) {
            return;
        } else if (words.is(i, Topic.INSTITUTION) && capital && institution(text, words, start, end, found)) {
            return;
        } else if (words.is(i, Topic.EMPLOYER)) {
            employer(text, words, start, end, found);
        } else if (words.is(i, Topic.LAST_NAME) && capital) {
            Span names = LastNames.around(text, words, start, end, found.end());
            if (names != null) {
                found.add(KIND, Confidence.LOW, names.start(), names.end());
            }
        }
    }

    private static boolean phrase(String text, Words words, int start, int end, Findings found) {
        Span name = NAMES.around(text, start, end);
        if (name == null || name.start() < found.end()) {
            return false;
        }
        found.add(KIND, Confidence.MEDIUM, name.start(), suffix(text, words, name.end()));
        return true;
    }

    /** One past the words such as {@code Inc} or {@code Bank} that follow a name. */
    private static int suffix(String text, Words words, int end) {
        int stop = end;
        for (int i = 0; i < 3; i++) {
            int next = stop < text.length() && text.charAt(stop) == ',' ? stop + 2 : stop + 1;
            if (!Capitals.capital(text, next) || text.charAt(next - 1) != ' ' || !words.at(next, NAME_ENDS)) {
                break;
            }
            stop = Capitals.wordEnd(text, next);
        }
        return stop > end && stop < text.length() && text.charAt(stop) == '.' ? stop + 1 : stop;
    }

    /** {@code Harbour University}, {@code University of Harbour}, {@code Harbour Data Systems Inc.} */
    private static boolean institution(String text, Words words, int start, int end, Findings found) {
        int from = start;
        if (start > 1 && text.charAt(start - 1) == ' ') {
            int run = Capitals.start(text, start - 1, found.end());
            from = run < start - 1 ? run : start;
        }
        int stop = suffix(text, words, end);
        if (of(text, end) && NAMED_OF.contains(text, start, end)) {
            int after =
                    text.charAt(end + 1) == 'd' || text.charAt(end + 1) == 'o' ? Capitals.wordEnd(text, end + 1) : end;
            int run = Capitals.end(text, after + 1);
            stop = run > after + 1 ? run : stop;
        }
        if ((from == start && stop == end) || stop - from > LONGEST_NAME) {
            return false;
        }
        found.add(KIND, Confidence.LOW, from, stop);
        return true;
    }

    private static boolean of(String text, int end) {
        return text.startsWith(" of ", end) || text.startsWith(" de ", end) || text.startsWith(" di ", end);
    }

    private static void employer(String text, Words words, int start, int end, Findings found) {
        if (before(text, words, start, end, found)) {
            return;
        }
        int at = end;
        boolean linked = false;
        for (int i = 0; i < MOST_BETWEEN && at + 1 < text.length(); i++) {
            char unit = text.charAt(at);
            if (unit != ' ' && unit != ':' && !(unit == ',' && linked)) {
                return;
            }
            int from = text.charAt(at + 1) == ' ' ? at + 2 : at + 1;
            if (linked || unit == ':') {
                int stop = Capitals.end(text, from);
                if (stop > from && stop - from <= LONGEST_NAME) {
                    name(text, words, from, stop, found);
                    return;
                }
            }
            int next = Capitals.wordEnd(text, from);
            if (next == from || next - from > 9) {
                return;
            }
            boolean link = LINKS.contains(text, from, next);
            if (linked && !link) {
                return;
            }
            linked = link;
            at = next;
        }
    }

    private static void name(String text, Words words, int start, int end, Findings found) {
        long others = Topic.mask(Topic.COUNTRY, Topic.PLACE, Topic.CALENDAR, Topic.TITLE, Topic.NATIONALITY);
        Span owners = words.at(start, Topic.mask(Topic.LAST_NAME))
                ? LastNames.around(text, words, start, Capitals.wordEnd(text, start), start)
                : null;
        if (owners != null && owners.end() > end) {
            found.add(KIND, Confidence.LOW, start, owners.end());
            return;
        }
        boolean alone = Capitals.wordEnd(text, start) == end;
        if (alone && !Capitals.capital(text, start)) {
            return;
        }
        if (!(alone && words.at(start, others)) && !words.at(start, Topic.mask(Topic.TITLE))) {
            int stop = end < text.length() && text.charAt(end) == '.' && words.endsAt(end, Topic.mask(Topic.LEGAL_FORM))
                    ? end + 1
                    : end;
            found.add(KIND, Confidence.LOW, start, stop);
        }
    }

    /** {@code Harbour is a design agency}, {@code the Harbour office}, {@code Harbour acquired}. */
    private static boolean before(String text, Words words, int start, int end, Findings found) {
        if (!BUSINESSES.contains(text, start, end)) {
            return false;
        }
        int nameEnd = DIRECT.contains(text, start, end) ? start - 1 : defined(text, start);
        if (nameEnd <= 0 || text.charAt(nameEnd) != ' ') {
            return false;
        }
        int from = Capitals.start(text, nameEnd, found.end());
        if (from >= nameEnd || nameEnd - from > LONGEST_NAME || nameEnd - from < 3) {
            return false;
        }
        name(text, words, from, nameEnd, found);
        return true;
    }

    /** Where {@code is a (word word)} begins that ends at the offset; -1 if it does not. */
    private static int defined(String text, int end) {
        int at = end;
        for (int i = 0; i < 4 && at > 4; i++) {
            int from = Capitals.wordStart(text, at - 1);
            if (from == at - 1) {
                return -1;
            }
            int length = at - 1 - from;
            if (length <= 3
                    && (text.startsWith("a ", from) || text.startsWith("an ", from) || text.startsWith("the ", from))) {
                boolean is = text.startsWith(" is ", from - 4) || text.startsWith(" was ", from - 5);
                return !is ? -1 : text.startsWith(" is ", from - 4) ? from - 4 : from - 5;
            }
            at = from;
        }
        return -1;
    }
}
