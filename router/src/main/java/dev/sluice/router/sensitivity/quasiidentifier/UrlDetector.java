package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import java.util.List;
import java.util.Set;

/**
 * Web addresses: with {@code http}, {@code https} or {@code ftp}, with {@code www.}, and bare names of machines under a
 * known top-level domain. Addresses set aside for examples and namespaces of standards are none.
 */
public final class UrlDetector implements Detector {
    private static final Kind KIND = new Kind("URL", Sensitivity.PUBLIC);
    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_HOST = 253;
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps");

    /** Parts of addresses that mean nobody. */
    private static final List<String> EXAMPLES = List.of(
            "example.com",
            "example.org",
            "example.net",
            "localhost",
            "127.0.0.1",
            "0.0.0.0",
            "www.w3.org",
            "json-schema.org",
            "schemas.",
            "xmlns.",
            "purl.org");

    /** First labels of packages and modules of code. */
    private static final Set<String> CODE =
            Set.of("java", "javax", "jakarta", "system", "socket", "this", "self", "math");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions colons = clues.assignments();
        Words words = clues.words();
        int colon = 0;
        int word = words.next(0, Topic.DOMAIN);
        while (colon < colons.size() || word < words.size()) {
            int at = colon < colons.size() ? colons.at(colon) : Integer.MAX_VALUE;
            if (word < words.size() && words.start(word) < at) {
                if (words.start(word) >= found.end()) {
                    bare(text, words.start(word), words.end(word), found);
                }
                word = words.next(word + 1, Topic.DOMAIN);
            } else {
                colon++;
                if (at >= found.end() && text.startsWith("://", at)) {
                    schemed(text, at, found);
                }
            }
        }
    }

    private static void schemed(String text, int colon, Findings found) {
        int start = colon;
        while (start > 0 && colon - start < 5 && Clues.isLetter(text.charAt(start - 1))) {
            start--;
        }
        int host = colon + 3;
        if (SCHEMES.contains(Capitals.lower(text, start, colon))
                && host < text.length()
                && Character.isLetterOrDigit(text.charAt(host))) {
            url(text, start, host, Confidence.HIGH, found);
        }
    }

    /** {@code www.} or {@code .com}. */
    private static void bare(String text, int start, int end, Findings found) {
        boolean www = text.regionMatches(true, start, "www.", 0, 4);
        if (www) {
            if (end + 1 < text.length() && Character.isLetterOrDigit(text.charAt(end + 1)) && free(text, start)) {
                url(text, start, start, Confidence.HIGH, found);
            }
            return;
        }
        if (start < 2 || text.charAt(start - 1) != '.' || continues(text, end)) {
            return;
        }
        int from = start - 1;
        int floor = Math.max(found.end(), start - LONGEST_HOST);
        while (from > floor && host(text.charAt(from - 1))) {
            from--;
        }
        while (from < start && !Clues.isLetter(text.charAt(from)) && !Clues.isDigit(text.charAt(from))) {
            from++;
        }
        int label = text.indexOf('.', from);
        if (from < start - 1
                && free(text, from)
                && label - from > 1
                && !CODE.contains(Capitals.lower(text, from, label))) {
            url(text, from, from, Confidence.LOW, found);
        }
    }

    private static boolean free(String text, int start) {
        return start == 0
                || (!Span.wordUnit(text.charAt(start - 1)) && "@./\\$%-#".indexOf(text.charAt(start - 1)) < 0);
    }

    /** Whether the name of the machine goes on, or is something of code. */
    private static boolean continues(String text, int end) {
        if (end == text.length()) {
            return false;
        }
        char after = text.charAt(end);
        return Span.wordUnit(after)
                || "-@(=[".indexOf(after) >= 0
                || (after == '.' && end + 1 < text.length() && Span.wordUnit(text.charAt(end + 1)));
    }

    private static boolean host(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || unit == '.' || unit == '-';
    }

    private static void url(String text, int start, int host, Confidence confidence, Findings found) {
        int limit = Math.min(text.length(), start + LONGEST_URL);
        int end = host;
        while (end < limit && text.charAt(end) > ' ' && "\"<>`{}|\\^".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > host && ".,;:!?)]'*_".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        for (String example : EXAMPLES) {
            int at = text.indexOf(example, host, Math.min(end, host + LONGEST_HOST));
            if (at >= 0) {
                return;
            }
        }
        found.add(KIND, confidence, start, end);
    }
}
