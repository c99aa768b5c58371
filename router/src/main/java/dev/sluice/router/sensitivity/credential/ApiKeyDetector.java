package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that can be recognised by themselves: by the prefix their issuer gave them ({@link KeyFormats}), or by their
 * shape ({@link KeyShapes}).
 */
public final class ApiKeyDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.API_KEY", Sensitivity.RESTRICTED);

    /** Signs within a prefix that end a token: {@code SG.}, {@code 1//0}, {@code sha256~}, {@code $production$}. */
    private static final String PREFIX_SIGNS = "./~$";

    /** A prefix reaches no farther back from the token that it begins. */
    private static final int LONGEST_PREFIX = 28;

    /** What it costs to try a format, in units. */
    private static final int FORMAT = 16;

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions tokens = clues.tokens();
        for (int i = 0; i < tokens.size(); i += 2) {
            int start = tokens.at(i);
            int last = tokens.at(i + 1);
            int first = Math.max(found.end(), prefixStart(text, start));
            boolean shaped = false;
            for (int at = first; at < last && !shaped; at++) {
                if (at == first || !joined(text.charAt(at - 1))) {
                    at = Math.max(at, prefixed(text, at, found) - 1);
                    shaped = at >= start && found.end() > start;
                }
            }
            if (!shaped && start >= found.end()) {
                shaped(text, start, last, found);
            }
        }
    }

    /** One past the key at this place, or the place itself. */
    private static int prefixed(String text, int at, Findings found) {
        @Nullable
        KeyFormat @Nullable [] formats =
                at + 1 < text.length() ? KeyFormats.beginning(text.charAt(at), text.charAt(at + 1)) : null;
        if (formats != null) {
            for (KeyFormat format : formats) {
                found.spend(FORMAT);
                int end = format == null ? at : format.end(text, at);
                if (format != null && end > at) {
                    found.add(KIND, format.confidence(text, at, end), at, end);
                    return end;
                }
            }
        }
        return at;
    }

    private static void shaped(String text, int start, int end, Findings found) {
        KeyShapes.Span key = KeyShapes.around(text, start, end);
        if (key != null && key.start() >= found.end()) {
            found.add(KIND, Confidence.HIGH, key.start(), key.end());
        }
    }

    private static boolean joined(char before) {
        return Clues.isLetter(before) || Clues.isDigit(before);
    }

    private static int prefixStart(String text, int token) {
        if (token == 0 || PREFIX_SIGNS.indexOf(text.charAt(token - 1)) < 0) {
            return token;
        }
        int start = token - 1;
        while (start > 0 && token - start < LONGEST_PREFIX && inPrefix(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean inPrefix(char unit) {
        return joined(unit) || unit == '_' || unit == '-' || PREFIX_SIGNS.indexOf(unit) >= 0;
    }
}
