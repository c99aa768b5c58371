package dev.sluice.router.sensitivity.custom;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import java.util.List;
import java.util.Locale;

/**
 * A customer's pattern in RE2's syntax, whose search is linear in the text whatever the pattern; a count such as
 * {@code {6}} goes up to 1000. The whole match is the finding. Where context words are given and none is near, a match
 * has low confidence.
 */
public final class PatternDetector implements Detector {
    private static final int LONGEST_PATTERN = 1000;

    private final Kind kind;
    private final Pattern pattern;
    private final Confidence confidence;
    private final List<String> context;
    private final int near;
    private final Validator validator;

    /**
     * @param id letters, digits, {@code _}, {@code -}; the kind is {@code CUSTOM.<id>}
     * @param confidence of a match, near a context word if there are any
     * @param context words in any case; none if every match counts alike
     * @param near units before and behind a match in which a context word may begin
     * @throws IllegalArgumentException if the pattern is none or matches the empty text
     */
    public PatternDetector(
            String id,
            Sensitivity level,
            String regex,
            Confidence confidence,
            List<String> context,
            int near,
            Validator validator) {
        this.kind = new Kind("CUSTOM." + id, level);
        this.pattern = compile(regex);
        this.confidence = confidence;
        this.context =
                context.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        this.near = near;
        this.validator = validator;
    }

    private static Pattern compile(String regex) {
        if (regex.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException(
                    "the pattern has " + regex.length() + " characters (expected at most " + LONGEST_PATTERN + ")");
        }
        try {
            Pattern pattern = Pattern.compile(regex);
            if (pattern.matcher("").find()) {
                throw new IllegalArgumentException("the pattern matches the empty text (expected one that needs some)");
            }
            return pattern;
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "no pattern in RE2's syntax: " + wrong.getDescription() + " (no look-around, no back-references)");
        }
    }

    @Override
    public List<Kind> kinds() {
        return List.of(kind);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            int end = matcher.end();
            if (end > start && validator.holds(text.substring(start, end))) {
                found.add(kind, context.isEmpty() || told(text, start, end) ? confidence : Confidence.LOW, start, end);
            }
        }
    }

    private boolean told(String text, int start, int end) {
        String before = text.substring(Math.max(0, start - near), start).toLowerCase(Locale.ROOT);
        String after = text.substring(end, Math.min(text.length(), end + near)).toLowerCase(Locale.ROOT);
        return context.stream().anyMatch(word -> begins(before, word) || begins(after, word));
    }

    private static boolean begins(String window, String word) {
        for (int at = window.indexOf(word); at >= 0; at = window.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetter(window.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
