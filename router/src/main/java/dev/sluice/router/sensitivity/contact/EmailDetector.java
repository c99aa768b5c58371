package dev.sluice.router.sensitivity.contact;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Walk;
import dev.sluice.router.text.WordMap;
import dev.sluice.router.text.Words;
import java.util.List;

/**
 * E-mail addresses as people write them: no quoted local parts, no address literals, a name with a dot behind the at
 * sign. Letters of all scripts (RFC 6531). Also spelled out, as {@link SpelledAddress} knows it.
 */
public final class EmailDetector implements Detector {
    private static final Kind KIND = new Kind("EMAIL", Sensitivity.CONFIDENTIAL);

    /** RFC 5321, 4.5.3.1.1 and 4.5.3.1.2. */
    private static final int LONGEST_LOCAL = 64;

    private static final int LONGEST_DOMAIN = 255;

    /** Set aside for examples by RFC 2606 and RFC 6761. */
    private static final List<String> EXAMPLE_DOMAINS = List.of("example.com", "example.net", "example.org");

    private static final WordMap NO_DOMAINS =
            WordMap.of("example test invalid localhost png jpg jpeg gif svg webp css js html");

    /** Local parts of remote addresses of source code, not of people. */
    private static final WordMap MACHINES = WordMap.of("git hg svn");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions ats = clues.ats();
        Words words = clues.words();
        int word = words.next(0, Topic.DOMAIN);
        for (int i = 0; i < ats.size(); i++) {
            int at = ats.at(i);
            while (word < words.size() && words.start(word) < at) {
                spelled(text, words.start(word), words.end(word), found);
                word = words.next(word + 1, Topic.DOMAIN);
            }
            boolean bracketed =
                    "[({<".indexOf(Walk.at(text, at - 1)) >= 0 && "])}>".indexOf(Walk.at(text, at + 1)) >= 0;
            int name = bracketed ? at - 1 : at;
            int start = start(text, name, found.end());
            int end = end(text, bracketed ? at + 1 : at);
            if (start < name && end > at + 1 && !example(text, at + 1, end) && !machine(text, start, name)) {
                found.add(KIND, Confidence.HIGH, start, end);
            }
        }
        while (word < words.size()) {
            spelled(text, words.start(word), words.end(word), found);
            word = words.next(word + 1, Topic.DOMAIN);
        }
    }

    private static void spelled(String text, int start, int end, Findings found) {
        if (!SpelledAddress.goesOn(text, end)) {
            SpelledAddress.ending(text, start, end, KIND, found);
        }
        SpelledAddress.dotted(text, start, end, KIND, found);
    }

    private static int start(String text, int at, int from) {
        int start = at;
        while (start > from && at - start < LONGEST_LOCAL && local(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !letterOrDigit(text.charAt(start)) && text.charAt(start) != '_') {
            start++;
        }
        return text.charAt(at - 1) == '.' ? at : start;
    }

    /** One past the domain; {@code at} if what follows is none. */
    private static int end(String text, int at) {
        int limit = Math.min(text.length(), at + 1 + LONGEST_DOMAIN);
        int end = at + 1;
        int dot = -1;
        while (end < limit) {
            char unit = text.charAt(end);
            boolean label = letterOrDigit(unit) || unit == '-';
            int defanged = end > at + 1 ? bracketedDot(text, end) : end;
            if (defanged > end && letterOrDigit(Walk.at(text, defanged))) {
                dot = defanged - 1;
                end = defanged;
                continue;
            }
            boolean next = unit == '.'
                    && end > at + 1
                    && text.charAt(end - 1) != '.'
                    && end + 1 < limit
                    && letterOrDigit(text.charAt(end + 1));
            if (!label && !next) {
                break;
            }
            if (next) {
                dot = end;
            }
            end++;
        }
        return dot > 0 && topLevel(text, dot + 1, end) ? end : at;
    }

    /** One past {@code [.]} or {@code [dot]}, as addresses are written that nobody shall follow; else {@code start}. */
    private static int bracketedDot(String text, int start) {
        if ("[({".indexOf(text.charAt(start)) < 0) {
            return start;
        }
        int at = text.startsWith(".", start + 1) ? start + 2 : text.startsWith("dot", start + 1) ? start + 4 : start;
        return at > start && "])}".indexOf(Walk.at(text, at)) >= 0 ? at + 1 : start;
    }

    private static boolean topLevel(String text, int start, int end) {
        if (text.startsWith("xn--", start)) {
            return true;
        }
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return end - start >= 2 && end - start <= 24;
    }

    private static boolean example(String text, int start, int end) {
        if (NO_DOMAINS.has(text, text.lastIndexOf('.', end - 1) + 1, end)) {
            return true;
        }
        for (String known : EXAMPLE_DOMAINS) {
            int from = end - known.length();
            if (from >= start
                    && (from == start || text.charAt(from - 1) == '.')
                    && text.regionMatches(true, from, known, 0, known.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean machine(String text, int start, int at) {
        return MACHINES.has(text, start, at);
    }

    private static boolean local(char unit) {
        return letterOrDigit(unit) || ".!#$%&'*+-/=?^_`{|}~".indexOf(unit) >= 0;
    }

    private static boolean letterOrDigit(char unit) {
        return unit < 128 ? Clues.isLetter(unit) || Clues.isDigit(unit) : Character.isLetterOrDigit(unit);
    }
}
