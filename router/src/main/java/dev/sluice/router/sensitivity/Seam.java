package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.text.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Stretches of several texts set together with words of our own between, and the way back. Not thread-safe. */
final class Seam {
    /** Work of searching a short text, beside its length, in units. */
    private static final int OVERHEAD = 256;

    /** Digits behind a whole value that may be more of it. */
    private static final int FEWEST_MORE = 3;

    private final StringBuilder joined = new StringBuilder();
    private final List<Stretch> stretches = new ArrayList<>();

    /** What the joined text is looked at for. */
    enum Aim {
        /** Values that go on from one stretch to another, as sure as can be. */
        PIECES,
        /** Such values of a form that is known: two identifiers set together look as if drawn at random. */
        HALVES,
        /** Those, and what only the words around a stretch tell, however sure. */
        MEANING
    }

    /**
     * @param from first unit in its text
     * @param at first unit in what is joined
     */
    private record Stretch(Part.Text text, int from, int at, int length) {
        int end() {
            return at + length;
        }
    }

    /** Adds a piece of a text; nothing else is ever found in. */
    void add(Part.Text text, int start, int end) {
        if (end > start) {
            stretches.add(new Stretch(text, start, joined.length(), end - start));
            joined.append(text.text(), start, end);
        }
    }

    /** Adds words of ours, or a name that is searched by itself. */
    void say(String words) {
        joined.append(words);
    }

    int stretches() {
        return stretches.size();
    }

    int length() {
        return joined.length();
    }

    /** Searches it and notes what is found; counts as unscannable what is too much. */
    void search(Scanner.Search search, Known known, Aim aim) {
        search(search::all, search, known, aim);
    }

    /** @param how whether disguises are taken off */
    void search(BiFunction<View, Place, List<Finding>> how, Scanner.Search search, Known known, Aim aim) {
        if (stretches.isEmpty() || !search.goesOn(stretches.getFirst().text.place())) {
            return;
        }
        if (!search.spend(joined.length() + OVERHEAD)) {
            search.settle(stretches.getFirst().text.place());
            return;
        }
        for (Finding finding : how.apply(View.of(joined.toString()), Place.at("seam"))) {
            boolean formless = aim == Aim.HALVES && finding.kind().equals("SECRET.GENERIC");
            if (!formless && (aim == Aim.MEANING || finding.confidence() != Confidence.LOW || isSecret(finding))) {
                spread(finding, known, aim);
            }
        }
    }

    private static boolean isSecret(Finding finding) {
        return finding.kind().startsWith("SECRET");
    }

    /** One finding in each stretch that it touches, unless one alone holds it. */
    private void spread(Finding finding, Known known, Aim aim) {
        List<Finding> spread = new ArrayList<>(2);
        boolean held = false;
        boolean more = false;
        for (int i = firstAt(finding.start()); i < stretches.size() && stretches.get(i).at < finding.end(); i++) {
            Stretch stretch = stretches.get(i);
            Finding part = part(finding, stretch);
            boolean whole = known.showsAlone(part) || isAddress(part, stretch.text);
            held |= whole;
            more |= !whole && saysMore(part, stretch.text);
            spread.add(part);
        }
        boolean tells = spread.size() > 1 ? !held || more : aim == Aim.MEANING && !spread.isEmpty();
        if (tells) {
            spread.forEach(known::add);
        }
    }

    /** The first stretch that ends behind this unit. */
    private int firstAt(int unit) {
        int low = 0;
        int high = stretches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).end() > unit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Finding part(Finding finding, Stretch stretch) {
        int shift = stretch.from - stretch.at;
        int end = Math.min(finding.end(), stretch.end()) + shift;
        String text = stretch.text.text();
        if (end == stretch.from + stretch.length) {
            // The stretch may end amid a word; the word is found whole.
            while (end < text.length() && text.charAt(end - 1) > ' ' && text.charAt(end) > ' ') {
                end++;
            }
        }
        return new Finding(
                finding.kind(),
                finding.level(),
                finding.confidence(),
                stretch.text.place(),
                Math.max(finding.start(), stretch.at) + shift,
                end);
    }

    /** A whole mail address that nobody found by itself is one that the world uses in examples. */
    private static boolean isAddress(Finding part, Part.Text text) {
        int at = text.text().indexOf('@', part.start());
        int dot = at < 0 ? -1 : text.text().indexOf('.', at);
        return part.kind().equals("EMAIL") && at > part.start() && dot > at + 1 && dot < part.end() - 2;
    }

    /** Whether what stands beside a whole value may be more of it: some digits, or anything beside a secret. */
    private static boolean saysMore(Finding part, Part.Text text) {
        boolean name = text.text().equals(text.place().step());
        if (isSecret(part) && !name) {
            return true;
        }
        int digits = 0;
        for (int i = part.start(); i < part.end(); i++) {
            digits += Character.isDigit(text.text().charAt(i)) ? 1 : 0;
        }
        return digits >= FEWEST_MORE;
    }
}
