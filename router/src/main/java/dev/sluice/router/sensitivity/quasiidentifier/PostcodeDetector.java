package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import java.util.List;

/**
 * Postal codes: behind a word that announces one, in the shapes of Great Britain, Canada and the Netherlands, and
 * numbers beside a known place or a state of the United States.
 */
public final class PostcodeDetector implements Detector {
    private static final Kind KIND = new Kind("POSTCODE", Sensitivity.PUBLIC);
    private static final long PLACES = Topic.mask(Topic.COUNTRY, Topic.PLACE, Topic.PLACE_HOMONYM, Topic.PLACE_PART);
    private static final int LONGEST = 10;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions figures = clues.figures();
        List<DigitGroups> numbers = clues.numbers();
        Words words = clues.words();
        int figure = 0;
        int number = 0;
        int word = words.next(0, Topic.POSTAL);
        while (true) {
            int nextFigure = figure < figures.size() ? figures.at(figure) : Integer.MAX_VALUE;
            int nextNumber = number < numbers.size() ? numbers.get(number).start(0) : Integer.MAX_VALUE;
            int nextWord = word < words.size() ? words.start(word) : Integer.MAX_VALUE;
            int next = Math.min(nextFigure, Math.min(nextNumber, nextWord));
            if (next == Integer.MAX_VALUE) {
                return;
            }
            if (next == nextWord) {
                announced(text, words.end(word), found);
                word = words.next(word + 1, Topic.POSTAL);
            } else if (next == nextFigure) {
                figure += 2;
                shaped(text, next, words, found);
            } else {
                number++;
                shaped(text, next, words, found);
            }
        }
    }

    /** {@code ZIP: 48210}, {@code Postleitzahl ist 10999}, {@code postal code K1A 0B1}. */
    private static void announced(String text, int wordEnd, Findings found) {
        int at = wordEnd;
        int words = 0;
        while (at < text.length() && at - wordEnd < 24 && words < 3) {
            char unit = text.charAt(at);
            if (unit == ' ' || unit == ':' || unit == '#' || unit == '=' || unit == '.') {
                at++;
                continue;
            }
            int end = code(text, at);
            if (end > at) {
                if (at >= found.end()) {
                    found.add(KIND, Confidence.MEDIUM, at, end);
                }
                return;
            }
            int next = Capitals.wordEnd(text, at);
            if (next == at) {
                return;
            }
            at = next;
            words++;
        }
    }

    /**
     * One past a code of letters, at least three digits or one of each twice, and one gap; {@code start} if none is.
     */
    private static int code(String text, int start) {
        int end = start;
        int digits = 0;
        int stop = start;
        while (end < text.length() && end - start <= LONGEST) {
            char unit = text.charAt(end);
            if (Clues.isDigit(unit)) {
                digits++;
            } else if (unit == ' ' || unit == '-') {
                stop = digits >= 2 ? end : stop;
            } else if (!(unit >= 'A' && unit <= 'Z')) {
                break;
            }
            end++;
            if (unit != ' '
                    && unit != '-'
                    && digits >= 3
                    && (end == text.length() || !Span.wordUnit(text.charAt(end)))) {
                stop = end;
            }
        }
        return digits >= 3 && stop > start + 2 ? stop : start;
    }

    private static void shaped(String text, int digit, Words words, Findings found) {
        if (digit < found.end()) {
            return;
        }
        int letters = digit;
        while (letters > 0 && digit - letters < 3 && upper(text, letters - 1)) {
            letters--;
        }
        int end = digit;
        while (end < text.length() && end - digit < 9 && Clues.isDigit(text.charAt(end))) {
            end++;
        }
        if (letters < digit) {
            int stop = lettered(text, letters, digit, end);
            if (stop > end && letters >= found.end() && Span.stands(text, letters, stop)) {
                found.add(KIND, Confidence.MEDIUM, letters, stop);
            }
            return;
        }
        int stop = grouped(text, digit, end);
        boolean whole = stop - digit >= 4 && stop - digit <= 10 && Span.stands(text, digit, stop);
        if (whole && (behindPlace(text, digit, words) || beforePlace(text, stop, words))) {
            found.add(KIND, Confidence.LOW, digit, stop);
        }
    }

    /** {@code QP4 8ZT}, {@code K1A 0B1}; {@code end} if it is none. */
    private static int lettered(String text, int start, int digit, int end) {
        int at = end;
        boolean british = digit - start <= 2 && end - digit <= 2;
        boolean canadian = digit - start == 1 && end - digit == 1;
        if (upper(text, at)) {
            at++;
        }
        if (!british
                || at >= text.length()
                || text.charAt(at) != ' '
                || at + 3 >= text.length()
                || !Clues.isDigit(text.charAt(at + 1))
                || !upper(text, at + 2)) {
            return end;
        }
        boolean right = upper(text, at + 3) || (canadian && Clues.isDigit(text.charAt(at + 3)));
        return right ? at + 4 : end;
    }

    /** One past the second group of {@code 2745-392}, {@code 618 43}, {@code 48210-6127}, {@code 1012 AB}. */
    private static int grouped(String text, int start, int end) {
        int length = end - start;
        if (end + 2 >= text.length()) {
            return end;
        }
        char gap = text.charAt(end);
        int second = end + 1;
        while (second < text.length() && Clues.isDigit(text.charAt(second))) {
            second++;
        }
        int digits = second - end - 1;
        boolean joined = (gap == '-'
                        && ((length == 5 && (digits == 4 || digits == 3))
                                || (length == 4 && digits == 3)
                                || (length == 2 && digits == 3)))
                || (gap == ' ' && length == 3 && digits == 2);
        if (joined) {
            return second;
        }
        boolean dutch = length == 4
                && gap == ' '
                && upper(text, end + 1)
                && upper(text, end + 2)
                && (end + 3 == text.length() || !Span.wordUnit(text.charAt(end + 3)));
        return dutch ? end + 3 : end;
    }

    /** {@code Denmark 2840}, {@code OH 43871}. */
    private static boolean behindPlace(String text, int start, Words words) {
        if (start < 4 || text.charAt(start - 1) != ' ') {
            return false;
        }
        boolean state = upper(text, start - 2)
                && upper(text, start - 3)
                && text.charAt(start - 4) == ' '
                && start > 4
                && text.charAt(start - 5) == ',';
        return state
                || located(text, start, words)
                || (words.endsAt(start - 1, PLACES) && Capitals.capital(text, Capitals.wordStart(text, start - 1)));
    }

    /** {@code in Oberfichtau 6127}, which is no {@code in March 2021}. */
    private static boolean located(String text, int start, Words words) {
        int from = Capitals.start(text, start - 1, 0);
        return from < start - 1
                && from > 1
                && words.endsAt(from - 1, Topic.mask(Topic.LOCATIVE))
                && !Dates.year(text, start)
                && Months.start(text, start - 1) == start - 1;
    }

    /** {@code 10999 Berlin}. */
    private static boolean beforePlace(String text, int end, Words words) {
        return end + 1 < text.length()
                && text.charAt(end) == ' '
                && Capitals.capital(text, end + 1)
                && words.at(end + 1, PLACES);
    }

    private static boolean upper(String text, int at) {
        return at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
    }
}
