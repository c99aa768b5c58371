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
import java.util.Locale;

/**
 * Internet and hardware addresses. Those that lead to somebody (globally routed, RFC 6890) count; private and
 * link-local ones are {@link Confidence#LOW}; loopback, documentation ranges, masks and the well-known public resolvers
 * are nothing, nor is a version with four parts.
 */
public final class NetworkAddressDetector implements Detector {
    private static final Kind IP = new Kind("IP_ADDRESS", Sensitivity.CONFIDENTIAL);
    private static final Kind MAC = new Kind("MAC_ADDRESS", Sensitivity.CONFIDENTIAL);

    /** {@code 2001:0db8:85a3:0000:0000:8a2e:255.255.255.255} and its zone are no longer. */
    private static final int LONGEST = 64;

    private static final int MAC_LENGTH = 17;

    private static final List<String> RESOLVERS =
            List.of("8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "208.67.222.222", "208.67.220.220");

    private enum Reach {
        NOWHERE,
        HOUSE,
        WORLD
    }

    @Override
    public List<Kind> kinds() {
        return List.of(IP, MAC);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Hits hits = new Hits();
        Positions shorts = clues.figures();
        for (int i = 0; i + 1 < shorts.size(); i += 2) {
            if (shorts.at(i + 1) - shorts.at(i) >= 7) {
                four(clues, shorts.at(i), shorts.at(i + 1), hits);
            }
        }

        for (DigitGroups number : clues.numbers()) {
            four(clues, number.start(0), number.end(number.groups() - 1), hits);
        }

        colons(clues, hits);

        Positions tokens = clues.tokens();
        for (int i = 0; i + 1 < tokens.size(); i += 2) {
            if (tokens.at(i + 1) - tokens.at(i) == MAC_LENGTH) {
                mac(clues.text(), tokens.at(i), tokens.at(i + 1), '-', hits);
            }
        }
        Positions codes = clues.codes();
        for (int i = 0; i + 1 < codes.size(); i += 2) {
            quads(clues.text(), codes.at(i), codes.at(i + 1), hits);
        }
        hits.into(found);
    }

    /** {@code 0a1b.2c3d.4e5f}, as switches write hardware addresses. */
    private static void quads(String text, int code, int codeEnd, Hits hits) {
        if (codeEnd - code != 4) {
            return;
        }
        int start = code;
        while (code - start < 10 && Walk.at(text, start - 1) == '.' && quad(text, start - 5)) {
            start -= 5;
        }
        int end = start + 14;
        if (!quad(text, start) || !quad(text, start + 5) || !quad(text, start + 10)) {
            return;
        }
        boolean parted = text.charAt(start + 4) == '.' && text.charAt(start + 9) == '.';
        char after = Walk.at(text, end);
        boolean goesOn = Character.isLetterOrDigit(after)
                || (after == '.' && Character.isLetterOrDigit(Walk.at(text, end + 1)))
                || Character.isLetterOrDigit(Walk.at(text, start - 1))
                || "._-".indexOf(Walk.at(text, start - 1)) >= 0;
        if (parted && !goesOn) {
            hits.add(MAC, Confidence.HIGH, start, end);
        }
    }

    private static boolean quad(String text, int start) {
        for (int i = start; i < start + 4; i++) {
            if (i < 0 || i >= text.length() || !hexadecimal(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The dotted quads in a run of digits and separators. */
    private static void four(Clues clues, int from, int to, Hits hits) {
        String text = clues.text();
        int start = from;
        while (start < to) {
            int end = quad(text, start, to);
            if (end > start && whole(text, start, end)) {
                int octets = octets(text, start, end);
                Reach reach = RESOLVERS.contains(text.substring(start, end)) ? Reach.NOWHERE : reach(octets);
                boolean version =
                        clues.words().near(start, end, Topic.VERSION, 24, 0) || Walk.at(text, start - 1) == 'v';
                boolean told = clues.words().near(start, end, Topic.NETWORK, 48, 20);
                boolean range = Walk.at(text, end) == '/' && Clues.isDigit(Walk.at(text, end + 1));
                if (reach == Reach.HOUSE || (reach == Reach.WORLD && !version && (range || (!told && small(octets))))) {
                    hits.add(IP, Confidence.LOW, start, end);
                } else if (reach == Reach.WORLD && (told || !version)) {
                    hits.add(IP, told ? Confidence.HIGH : Confidence.MEDIUM, start, end);
                }
            }
            start = Math.max(start + 1, end);
            while (start < to && (!Clues.isDigit(text.charAt(start)) || Clues.isDigit(text.charAt(start - 1)))) {
                start++;
            }
        }
    }

    private static boolean whole(String text, int start, int end) {
        char before = Walk.at(text, start - 1);
        char after = Walk.at(text, end);
        return !Clues.isDigit(before)
                && !(before == '.' && Clues.isDigit(Walk.at(text, start - 2)))
                && !(Clues.isLetter(before) && before != 'v')
                && before != '-'
                && before != '_'
                && !Clues.isLetter(after)
                && after != '_'
                && !(after == '.' && Clues.isDigit(Walk.at(text, end + 1)))
                && !(after == '-' && Character.isLetterOrDigit(Walk.at(text, end + 1)));
    }

    /** One past four numbers of at most 255 with dots between; {@code start} if there are not four. */
    private static int quad(String text, int start, int to) {
        int at = start;
        for (int part = 0; part < 4; part++) {
            int value = 0;
            int first = at;
            while (at < to && at - first < 3 && Clues.isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            if (at == first || value > 255 || (at - first > 1 && text.charAt(first) == '0')) {
                return start;
            }
            if (part < 3 && (at >= to || text.charAt(at++) != '.')) {
                return start;
            }
        }
        return Clues.isDigit(Walk.at(text, at)) ? start : at;
    }

    private static int octets(String text, int start, int end) {
        int all = 0;
        int one = 0;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '.') {
                all = (all << 8) | one;
                one = 0;
            } else {
                one = one * 10 + text.charAt(i) - '0';
            }
        }
        return (all << 8) | one;
    }

    /** Four small numbers are rather a version. */
    private static boolean small(int octets) {
        return (octets >>> 24) < 40 && ((octets >>> 16) & 255) < 40 && ((octets >>> 8) & 255) < 40;
    }

    private static Reach reach(int octets) {
        int a = octets >>> 24;
        int b = (octets >>> 16) & 255;
        int c = (octets >>> 8) & 255;
        boolean documentation = (a == 192 && b == 0 && (c == 2 || c == 0))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113)
                || (a == 198 && (b == 18 || b == 19));
        if (a == 0 || a == 127 || a >= 224 || documentation) {
            return Reach.NOWHERE;
        }
        boolean house = a == 10
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 168)
                || (a == 169 && b == 254)
                || (a == 100 && b >= 64 && b < 128);
        return house ? Reach.HOUSE : Reach.WORLD;
    }

    /** Everything with colons between hexadecimal numbers. */
    private static void colons(Clues clues, Hits hits) {
        String text = clues.text();
        Positions colons = clues.assignments();
        int done = 0;
        for (int i = 0; i < colons.size(); i++) {
            int colon = colons.at(i);
            if (colon < done || text.charAt(colon) != ':') {
                continue;
            }
            int start = colon;
            while (start > done && colon - start < 4 && hexadecimal(text.charAt(start - 1))) {
                start--;
            }
            if (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
                continue;
            }
            int end = colon;
            while (end < text.length()
                    && end - start < LONGEST
                    && (hexadecimal(text.charAt(end)) || text.charAt(end) == ':')) {
                end++;
            }
            done = end;
            if (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                continue;
            }
            if (end - start == MAC_LENGTH && mac(text, start, end, ':', hits)) {
                continue;
            }
            sixteen(clues, start, end, hits);
        }
    }

    private static boolean mac(String text, int start, int end, char separator, Hits hits) {
        boolean letters = true;
        for (int i = 0; i < MAC_LENGTH; i++) {
            char unit = text.charAt(start + i);
            if (i % 3 == 2 ? unit != separator : !hexadecimal(unit)) {
                return false;
            }
            letters &= !Clues.isDigit(unit);
        }
        String address = text.substring(start, end).toLowerCase(Locale.ROOT).replace('-', ':');
        boolean documentation = address.startsWith("00:00:5e") || address.startsWith("01:00:5e");
        boolean pattern = address.chars().filter(unit -> unit != ':').distinct().count() <= 2
                || address.startsWith("00:11:22:33")
                || address.equals("aa:bb:cc:dd:ee:ff")
                || address.equals("12:34:56:78:9a:bc")
                || letters;
        if (!documentation && !pattern) {
            hits.add(MAC, Confidence.HIGH, start, end);
        }
        return true;
    }

    private static void sixteen(Clues clues, int from, int to, Hits hits) {
        String text = clues.text();
        int start = from;
        int end = to;
        if (end - start > 1 && text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
            end--;
        }
        int groups = 0;
        int doubles = 0;
        int inGroup = 0;
        int digits = 0;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == ':') {
                doubles += i + 1 < end && text.charAt(i + 1) == ':' ? 1 : 0;
                inGroup = 0;
            } else {
                digits += Clues.isDigit(text.charAt(i)) ? 1 : 0;
                groups += inGroup == 0 ? 1 : 0;
                if (++inGroup > 4) {
                    return;
                }
            }
        }
        boolean shape = doubles == 0 ? groups == 8 : doubles == 1 && groups >= 3 && groups <= 7;
        if (!shape || digits == 0) {
            return;
        }
        String address = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (address.startsWith("2001:db8") || address.startsWith("2001:0db8") || address.startsWith("3fff")) {
            return;
        }
        char first = address.charAt(0);
        boolean global = first == '2' || first == '3';
        hits.add(
                IP,
                !global
                        ? Confidence.LOW
                        : clues.words().near(start, end, Topic.NETWORK, 48, 20) ? Confidence.HIGH : Confidence.MEDIUM,
                start,
                end);
    }

    private static boolean hexadecimal(char unit) {
        return Clues.isDigit(unit) || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
    }
}
