package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.credential.KeyFormat.Body;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * JSON web tokens, signed (RFC 7515) or encrypted (RFC 7516): three or five parts of Base64URL, the first of which is a
 * JSON object that names an algorithm. What begins like one and cannot be read is one still, with less confidence.
 */
public final class JwtDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.JWT", Sensitivity.RESTRICTED);

    /** An opening bracket and a quotation mark, in Base64. */
    private static final String OPENING = "ey";

    /** A header is shorter. */
    private static final int LONGEST_HEADER = 4096;

    /** What is shorter is neither token nor part of one. */
    private static final int SHORTEST = 36;

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
            if (start >= found.end()
                    && text.startsWith(OPENING, start)
                    && "JKCAI".indexOf(text.charAt(start + 2)) >= 0) {
                token(text, start, tokens.at(i + 1), found);
            }
        }
    }

    private static void token(String text, int start, int headerEnd, Findings found) {
        int end = headerEnd;
        int parts = 1;
        while (end + 1 < text.length() && text.charAt(end) == '.' && parts < 5 && Body.T.holds(text.charAt(end + 1))) {
            end++;
            parts++;
            while (end < text.length() && Body.T.holds(text.charAt(end))) {
                end++;
            }
        }
        String header = decode(text, start, Math.min(headerEnd, start + LONGEST_HEADER));
        boolean object = header.startsWith("{\"") && header.contains("\"alg\"");
        if (parts >= 2 && object) {
            found.add(KIND, Confidence.HIGH, start, end);
        } else if (parts >= 2 && end - start >= SHORTEST && Randomness.looksRandom(text, start, end)) {
            found.add(KIND, Confidence.MEDIUM, start, end);
        }
    }

    private static String decode(String text, int start, int end) {
        int whole = end - (end - start) % 4;
        try {
            return new String(Base64.getUrlDecoder().decode(text.substring(start, whole)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
