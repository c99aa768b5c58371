package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Hits;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Latitude and longitude that lead to a house: five decimals are a metre, four are eleven. Four count only beside a
 * word that speaks of somebody's whereabouts; pairs within a longer list of numbers are none.
 */
public final class CoordinatesDetector implements Detector {
    private static final Kind KIND = new Kind("GEO", Sensitivity.CONFIDENTIAL);

    private static final int FEWEST_DECIMALS = 4;
    private static final int ENOUGH_DECIMALS = 5;
    private static final int MOST_DECIMALS = 15;
    private static final int WIDEST_GAP = 16;

    private record Degrees(int start, int end, int whole, int decimals) {}

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Hits hits = new Hits();
        Positions shorts = clues.figures();
        for (int i = 0; i + 1 < shorts.size(); i += 2) {
            if (Walk.at(clues.text(), shorts.at(i + 1)) == '\u00B0') {
                Sexagesimal.pair(clues.text(), shorts.at(i), hits, KIND);
            }
            if (shorts.at(i + 1) - shorts.at(i) > FEWEST_DECIMALS + 1) {
                pair(clues, shorts.at(i), hits);
            }
        }

        for (DigitGroups number : clues.numbers()) {
            pair(clues, number.start(0), hits);
        }
        hits.into(found);
    }

    private static void pair(Clues clues, int from, Hits hits) {
        String text = clues.text();
        Degrees latitude = degrees(text, from);
        if (latitude == null || latitude.whole > 90 || inList(text, latitude.start, -1)) {
            return;
        }
        int at = latitude.end;
        boolean named = false;
        while (at - latitude.end < WIDEST_GAP && at < text.length() && !Clues.isDigit(text.charAt(at))) {
            char unit = text.charAt(at);
            if (unit == '\n' && !named) {
                return;
            }
            named |= Walk.letter(unit);
            at++;
        }
        boolean told = clues.words().near(latitude.start, latitude.end, Topic.WHEREABOUTS, 48, 20);
        if ((named && !told) || at == latitude.end) {
            return;
        }
        Degrees longitude = degrees(text, at);
        if (longitude == null || longitude.whole > 180 || inList(text, longitude.end, 1)) {
            return;
        }
        boolean precise = latitude.decimals >= ENOUGH_DECIMALS && longitude.decimals >= ENOUGH_DECIMALS;
        boolean large = latitude.whole >= 10 || longitude.whole >= 10;
        Confidence confidence = told ? Confidence.HIGH : precise && large ? Confidence.MEDIUM : Confidence.LOW;
        if (told || large) {
            hits.add(KIND, confidence, latitude.start, longitude.end);
        }
    }

    private static @Nullable Degrees degrees(String text, int from) {
        int at = from;
        int whole = 0;
        while (at - from < 3 && Clues.isDigit(Walk.at(text, at))) {
            whole = whole * 10 + text.charAt(at++) - '0';
        }
        if (at == from || Walk.at(text, at) != '.') {
            return null;
        }
        int point = at++;
        while (at - point <= MOST_DECIMALS && Clues.isDigit(Walk.at(text, at))) {
            at++;
        }
        int decimals = at - point - 1;
        char sign = Walk.at(text, from - 1);
        int start = sign == '-' || sign == '+' ? from - 1 : from;
        char before = Walk.at(text, start - 1);
        if (decimals < FEWEST_DECIMALS
                || Character.isLetterOrDigit(before)
                || before == '.'
                || before == '$'
                || Clues.isDigit(Walk.at(text, at))
                || (Walk.at(text, at) == '.' && Clues.isDigit(Walk.at(text, at + 1)))) {
            return null;
        }
        return new Degrees(start, at, whole, decimals);
    }

    /** Whether the list of numbers goes on. */
    private static boolean inList(String text, int edge, int step) {
        int at = step > 0 ? edge : edge - 1;
        boolean comma = false;
        for (int i = 0; i < 3; i++, at += step) {
            char unit = Walk.at(text, at);
            if (unit == ',') {
                comma = true;
            } else if (Clues.isDigit(unit)) {
                return comma;
            } else if (unit != ' ' && unit != '-') {
                return false;
            }
        }
        return false;
    }
}
