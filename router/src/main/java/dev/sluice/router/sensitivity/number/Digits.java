package dev.sluice.router.sensitivity.number;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import dev.sluice.router.text.Positions;
import java.util.List;

/** Where a text has digits, asked from its begin to its end: both questions together take one pass over the runs. */
final class Digits {
    private final List<DigitGroups> numbers;
    private final Positions figures;
    private int number;
    private int figure;
    private int last = -1;

    Digits(Clues clues) {
        numbers = clues.numbers();
        figures = clues.figures();
    }

    /** Whether a run of digits begins in the range, or goes on into it. */
    boolean between(int from, int to) {
        before(from);
        return last >= from
                || (number < numbers.size() && numbers.get(number).start(0) < to)
                || (figure < figures.size() && figures.at(figure) < to);
    }

    /** One past the last run of digits that begins before the offset; -1 if none does. Offsets never fall by much. */
    int before(int offset) {
        while (number < numbers.size() && numbers.get(number).start(0) < offset) {
            DigitGroups run = numbers.get(number++);
            last = Math.max(last, run.end(run.groups() - 1));
        }
        while (figure < figures.size() && figures.at(figure) < offset) {
            last = Math.max(last, figures.at(figure + 1));
            figure += 2;
        }
        return last;
    }
}
