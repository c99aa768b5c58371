package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Hits;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;

/** Coordinates in degrees, minutes and seconds: {@code 45°51'4.4"N 12°12'20"E}. A latitude alone is no place. */
final class Sexagesimal {
    /** Units between latitude and longitude, and between the parts of either. */
    private static final int WIDEST_GAP = 3;

    private Sexagesimal() {}

    /** Notes the pair that begins with this number of degrees, if one does. */
    static void pair(String text, int start, Hits hits, Kind kind) {
        int latitude = end(text, start, "NSns");
        if (latitude == start || Character.isLetterOrDigit(Walk.at(text, start - 1))) {
            return;
        }
        int next = latitude;
        while (next - latitude < WIDEST_GAP && " ,;/".indexOf(Walk.at(text, next)) >= 0) {
            next++;
        }
        int longitude = end(text, next, "EWOewo");
        if (longitude > next) {
            hits.add(kind, Confidence.HIGH, start, longitude);
        }
    }

    /** One past degrees, minutes, seconds if there are any, and the side; {@code start} if they are not. */
    private static int end(String text, int start, String sides) {
        int at = number(text, start, 3);
        if (at == start || Walk.at(text, at) != '\u00B0') {
            return start;
        }
        int minutes = blanks(text, at + 1);
        at = number(text, minutes, 2);
        if (at == minutes || "'\u2019\u2032".indexOf(Walk.at(text, at)) < 0) {
            return start;
        }
        int seconds = blanks(text, at + 1);
        int last = number(text, seconds, 2);
        if (last > seconds) {
            at = last;
            while (at - last < 2 && "\"'\u201D\u2033\u2032\u2019".indexOf(Walk.at(text, at)) >= 0) {
                at++;
            }
            at = blanks(text, at);
        } else {
            at = seconds;
        }
        boolean side = sides.indexOf(Walk.at(text, at)) >= 0 && !Character.isLetterOrDigit(Walk.at(text, at + 1));
        return side ? at + 1 : start;
    }

    /** One past digits, and decimals behind them. */
    private static int number(String text, int start, int most) {
        int at = start;
        while (at - start < most && Clues.isDigit(Walk.at(text, at))) {
            at++;
        }
        if (at > start && Walk.at(text, at) == '.' && Clues.isDigit(Walk.at(text, at + 1))) {
            int point = at++;
            while (at - point < 8 && Clues.isDigit(Walk.at(text, at))) {
                at++;
            }
        }
        return at;
    }

    private static int blanks(String text, int from) {
        return Walk.at(text, from) == ' ' ? from + 1 : from;
    }
}
