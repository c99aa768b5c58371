package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import java.util.List;

/**
 * Private keys in armour (RFC 7468, OpenSSH, OpenPGP), whole or cut off, with real line ends or escaped ones; age's
 * secret keys; the first characters that every OpenSSH private key has in Base64.
 */
final class PrivateKeyDetector extends ClueDetector {
    private static final String LINE = "-----";

    /** The word must stand this near behind the armour's begin. */
    private static final int LONGEST_LABEL = 64;

    /** A key of 16384 bits in Base64 is shorter. */
    private static final int LONGEST_BODY = 20_000;

    /** Shorter than that is an ellipsis or a placeholder. */
    private static final int SHORTEST_BODY = 16;

    private static final List<String> TOKENS = List.of("AGE-SECRET-KEY-1", "b3BlbnNzaC1rZXktdjE");

    PrivateKeyDetector() {
        super("SECRET.PRIVATE_KEY", Sensitivity.RESTRICTED);
    }

    @Override
    public List<Finding> find(Part.Text part, Clues clues) {
        Findings armoured = findings(part, clues);
        Positions starts = clues.armours();
        for (int i = 0; i < starts.size(); i++) {
            if (starts.at(i) >= armoured.end()) {
                armour(clues.text(), starts.at(i), armoured);
            }
        }
        if (!armoured.list().isEmpty()) {
            return armoured.list();
        }
        Findings bare = findings(part, clues);
        Positions tokens = clues.tokens();
        for (int i = 0; i < tokens.size(); i += 2) {
            for (String token : TOKENS) {
                if (clues.text().startsWith(token, tokens.at(i)) && tokens.at(i + 1) - tokens.at(i) >= 40) {
                    bare.add(Confidence.HIGH, tokens.at(i), tokens.at(i + 1));
                }
            }
        }
        return bare.list();
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
        found.add(whole ? Confidence.HIGH : Confidence.MEDIUM, start, end);
    }

    private static boolean base64(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || unit == '+' || unit == '/' || unit == '=';
    }

    /** What stands neither in Base64 nor in an armour's header lines nor between lines in source code. */
    private static boolean foreign(char unit) {
        return !base64(unit) && " \t\r\n\\-:,.\"'_@()<>;".indexOf(unit) < 0;
    }
}
