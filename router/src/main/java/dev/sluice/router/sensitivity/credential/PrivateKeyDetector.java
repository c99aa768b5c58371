package dev.sluice.router.sensitivity.credential;

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

/**
 * Private keys in armour (RFC 7468, OpenSSH, OpenPGP), whole or cut off, with real line ends or escaped ones; PuTTY's
 * key files; JSON web keys with a private part (RFC 7517); age's secret keys; what every private key in Base64 begins
 * with.
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

    /** age; OpenSSH's magic; armour that was put into Base64 once more. */
    private static final List<String> TOKENS = List.of(
            "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1", "b3BlbnNzaC1rZXktdjE", "LS0tLS1CRUdJTiB", "LS0tLS1CRUdJTi");

    /**
     * How PKCS #1 and PKCS #8 structures begin in Base64: a sequence, version 0, then a large number or an algorithm.
     * Public keys and certificates have no version 0 there.
     */
    private static final List<String> STRUCTURES =
            List.of("IBAAKC", "MIIEvgIBADANBgkq", "MC4CAQAwBQYDK2Vw", "MIGHAgEAMBMG");

    private static final int LONGEST_FILE = 8000;
    private static final int LONGEST_JWK = 4000;

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
        words(clues, found);
        Positions tokens = clues.tokens();
        for (int i = 0; i < tokens.size(); i += 2) {
            if (tokens.at(i) >= found.end()) {
                token(clues.text(), tokens.at(i), tokens.at(i + 1), found);
            }
        }
    }

    private static void token(String text, int start, int end, Findings found) {
        for (String token : TOKENS) {
            boolean armour = token.startsWith("LS0");
            if (text.startsWith(token, start) && end - start >= 32 && (!armour || secret(text, start))) {
                found.add(KIND, Confidence.HIGH, start, base64End(text, end));
                return;
            }
        }
        boolean rsa = text.startsWith("MII", start) && text.startsWith(STRUCTURES.get(0), start + 6);
        for (String structure : STRUCTURES) {
            if (rsa || text.startsWith(structure, start)) {
                found.add(KIND, Confidence.HIGH, start, base64End(text, end));
                return;
            }
        }
    }

    /** Whether armour in Base64 says {@code PRIVATE KEY} in its first line. */
    private static boolean secret(String text, int start) {
        int size = base64End(text.substring(start, Math.min(text.length(), start + 88)), 0) / 4 * 4;
        try {
            byte[] line = java.util.Base64.getDecoder().decode(text.substring(start, start + size));
            return new String(line, java.nio.charset.StandardCharsets.ISO_8859_1).contains("PRIVATE KEY");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static int base64End(String text, int from) {
        int end = from;
        while (end < text.length()
                && end - from < LONGEST_BODY
                && (base64(text.charAt(end)) || text.charAt(end) == '-' || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    /** Files and objects that a word announces: PuTTY's, JSON web keys. */
    private static void words(Clues clues, Findings found) {
        Words words = clues.words();
        String text = clues.text();
        for (int i = words.next(0, Topic.KEY_FILE); i < words.size(); i = words.next(i + 1, Topic.KEY_FILE)) {
            int start = words.start(i);
            if (start < found.end()) {
                continue;
            }
            if (text.startsWith("PuTTY-User-Key-File-", start)) {
                putty(text, start, found);
            } else if (text.startsWith("kty", start)) {
                jwk(text, start, found);
            }
        }
    }

    private static void putty(String text, int start, Findings found) {
        int limit = Math.min(text.length(), start + LONGEST_FILE);
        String file = text.substring(start, limit);
        int lines = file.indexOf("Private-Lines:");
        if (lines < 0) {
            return;
        }
        int mac = file.indexOf("Private-MAC:", lines);
        int end = start + (mac < 0 ? file.length() : mac + "Private-MAC:".length());
        while (mac >= 0 && end < limit && text.charAt(end) == ' ') {
            end++;
        }
        while (mac >= 0 && end < limit && hexadecimal(text.charAt(end))) {
            end++;
        }
        found.add(KIND, mac < 0 ? Confidence.MEDIUM : Confidence.HIGH, start, end);
    }

    private static boolean hexadecimal(char unit) {
        return Character.digit(unit, 16) >= 0;
    }

    /** The object around {@code kty} if it has a member {@code d}, or {@code k} for a shared key. */
    private static void jwk(String text, int name, Findings found) {
        int start = name;
        while (start > Math.max(found.end(), name - LONGEST_JWK)
                && text.charAt(start - 1) != '{'
                && text.charAt(start - 1) != '}') {
            start--;
        }
        if (start == 0 || text.charAt(start - 1) != '{') {
            return;
        }
        int end = name;
        int limit = Math.min(text.length(), name + LONGEST_JWK);
        while (end < limit && text.charAt(end) != '}') {
            end++;
        }
        String members = text.substring(start, end).replace("\\", "").replace(" ", "");
        if (member(members, "\"d\":\"") || (members.contains("\"oct\"") && member(members, "\"k\":\""))) {
            found.add(KIND, Confidence.HIGH, start - 1, Math.min(text.length(), end + 1));
        }
    }

    private static boolean member(String members, String name) {
        int at = members.indexOf(name);
        int end = at < 0 ? -1 : members.indexOf('"', at + name.length());
        return end - at - name.length() >= SHORTEST_BODY && !Randomness.placeholder(members.substring(at, end));
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
