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

/** Dates in digits and words, days of the week, months, and years behind a word such as {@code in}. */
public final class DateDetector implements Detector {
    private static final Kind KIND = new Kind("DATE", Sensitivity.PUBLIC);

    /** A number alone is a year behind one of these. */
    private static final WordSet BEFORE_YEARS = WordSet.of(
            "in", "since", "during", "until", "till", "by", "before", "after", "year", "of", "from", "between", "circa",
            "early", "late", "mid", "im", "seit", "bis", "jahr", "jahre", "vor", "nach", "en", "depuis", "avant",
            "après", "année", "desde", "hasta", "año", "nel", "dal", "anno", "em", "ano", "sedan", "år", "rok", "roku",
            "w", "od", "в", "с", "sinds", "jaar");

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
        int word = words.next(0, Topic.CALENDAR);
        while (true) {
            int nextFigure = figure < figures.size() ? figures.at(figure) : Integer.MAX_VALUE;
            int nextNumber = number < numbers.size() ? numbers.get(number).start(0) : Integer.MAX_VALUE;
            int nextWord = word < words.size() ? words.start(word) : Integer.MAX_VALUE;
            int next = Math.min(nextFigure, Math.min(nextNumber, nextWord));
            if (next == Integer.MAX_VALUE) {
                return;
            }
            if (next == nextWord) {
                calendar(text, next, words.end(word), found);
                word = words.next(word + 1, Topic.CALENDAR);
            } else if (next == nextFigure) {
                digits(text, next, figures.at(figure + 1), found);
                figure += 2;
            } else {
                DigitGroups groups = numbers.get(number++);
                digits(text, next, groups.end(groups.groups() - 1), found);
            }
        }
    }

    private static void calendar(String text, int start, int end, Findings found) {
        int month = Months.end(text, start);
        int stop = month > start ? Dates.behindMonth(text, month) : end;
        if (start >= found.end() && Span.prose(text, start, end)) {
            found.add(KIND, stop > end ? Confidence.MEDIUM : Confidence.LOW, start, stop);
        }
    }

    /** A date may begin at any group of digits of a run. */
    private static void digits(String text, int start, int end, Findings found) {
        int at = start;
        while (at < end) {
            int groupEnd = at;
            while (groupEnd < end && Clues.isDigit(text.charAt(groupEnd))) {
                groupEnd++;
            }
            if (groupEnd - at <= 8 && at >= found.end() && free(text, at)) {
                group(text, at, groupEnd, found);
            }
            at = groupEnd;
            while (at < end && !Clues.isDigit(text.charAt(at))) {
                at++;
            }
        }
    }

    private static void group(String text, int start, int end, Findings found) {
        int numeric = Dates.numeric(text, start);
        if (numeric > start) {
            found.add(KIND, Confidence.MEDIUM, start, numeric);
            return;
        }
        int written = Dates.written(text, start, end);
        if (written > end) {
            found.add(KIND, Confidence.MEDIUM, start, written);
            return;
        }
        int month = Dates.monthBefore(text, start);
        if (month >= found.end() && month < start && end - start <= 4) {
            found.add(KIND, Confidence.MEDIUM, month, Dates.behindMonth(text, Months.end(text, month)));
        } else if (end - start == 4 && Dates.year(text, start) && Dates.stands(text, end) && announced(text, start)) {
            found.add(KIND, Confidence.LOW, start, end);
        }
    }

    private static boolean announced(String text, int start) {
        if (start < 2 || text.charAt(start - 1) != ' ') {
            return false;
        }
        int from = Capitals.wordStart(text, start - 1);
        return start - from < 10 && BEFORE_YEARS.contains(text, from, start - 1);
    }

    private static boolean free(String text, int start) {
        return start == 0 || (!Span.wordUnit(text.charAt(start - 1)) && ".$€£#".indexOf(text.charAt(start - 1)) < 0);
    }
}
