package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import java.util.List;

/**
 * Private keys in armour (RFC 7468, OpenSSH, OpenPGP), whole or cut off, with real line ends or escaped ones; age's
 * secret keys; the first characters that every OpenSSH private key has in Base64.
 */
public final class PrivateKeyDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.PRIVATE_KEY", Sensitivity.RESTRICTED);

    private static final String LINE = "-----";

    /** The word must stand this near behind the armour's begin. */
    private static final int LONGEST_LABEL = 64;

    /** A key of 16384 bits in Base64 is shorter. */
    private static final int LONGEST_BODY = 20_000;

    /** Shorter than that is an ellipsis or a placeholder. */
    private static final int SHORTEST_BODY = 16;

    private static final List<String> TOKENS = List.of("AGE-SECRET-KEY-1", "b3BlbnNzaC1rZXktdjE");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Positions starts = clues.armours();
        for (int i = 0; i < starts.size(); i++) {
            if (starts.at(i) >= found.end()) {
                armour(clues.text(), starts.at(i), found);
            }
        }
        if (found.end() > 0) {
            return;
        }
        Positions tokens = clues.tokens();
        for (int i = 0; i < tokens.size(); i += 2) {
            for (String token : TOKENS) {
                if (clues.text().startsWith(token, tokens.at(i)) && tokens.at(i + 1) - tokens.at(i) >= 40) {
                    found.add(KIND, Confidence.HIGH, tokens.at(i), tokens.at(i + 1));
                }
            }
        }
    }

    private static void armour(String text, int start, Findings found) {
        int label = start + LINE.length();
        int close = text.substring(label, Math.min(text.length(), label + LONGEST_LABEL))
                .indexOf(LINE);
        if (close < 0 || !text.substring(label, label + close).contains("PRIVATE KEY")) {
            return;
        }
        int limit = Math.min(text.length(), label + close + LINE.length() + LONGEST_BODY);
        int end = label + close + LINE.length();
        int run = 0;
        int longest = 0;
        while (end < limit && !text.startsWith(LINE, end) && !foreign(text.charAt(end))) {
            char unit = text.charAt(end++);
            run = base64(unit) ? run + 1 : unit == '\\' ? 0 : run;
            if (unit == ' ' || unit == '\n' || unit == ':') {
                run = 0;
            }
            longest = Math.max(longest, run);
        }
        if (longest < SHORTEST_BODY) {
            return;
        }
        boolean whole = text.startsWith("-----END", end);
        if (whole) {
            int tail = text.indexOf(LINE, end + LINE.length());
            end = tail >= 0 && tail - end < LONGEST_LABEL + LINE.length() ? tail + LINE.length() : end + LINE.length();
        }
        found.add(KIND, whole ? Confidence.HIGH : Confidence.MEDIUM, start, end);
    }

    private static boolean base64(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || unit == '+' || unit == '/' || unit == '=';
    }

    /** What stands neither in Base64 nor in an armour's header lines nor between lines in source code. */
    private static boolean foreign(char unit) {
        return !base64(unit) && " \t\r\n\\-:,.\"'_@()<>;".indexOf(unit) < 0;
    }
}
