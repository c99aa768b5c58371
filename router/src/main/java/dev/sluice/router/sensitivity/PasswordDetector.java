package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import java.util.List;
import java.util.Set;

/**
 * Passwords and nameless secrets, which only the words beside them betray: assignments in code, configuration and
 * prose, and user names with passwords in addresses ({@code scheme://user:password@host}).
 */
final class PasswordDetector extends ClueDetector {
    /** How far back from its at sign an address may begin. */
    private static final int LONGEST_USER = 256;

    /** Words between the announcing word and the value. */
    private static final Set<String> CONNECTORS =
            Set.of("is", "was", "to", "be", "now", "set", "changed", "as", "still", "ist", "lautet", "es", "est");

    private static final Set<String> NOUNS =
            Set.of("pass", "password", "passwd", "passphrase", "passcode", "passwort", "pwd");

    private static final List<String> PLAIN_USERS = List.of("user", "username", "foo");

    PasswordDetector() {
        super("SECRET.PASSWORD", Sensitivity.RESTRICTED);
    }

    @Override
    public List<Finding> find(Part.Text part, Clues clues) {
        Findings found = findings(part, clues);
        String text = clues.text();
        Positions assignments = clues.assignments();
        Positions words = clues.words();
        Positions ats = clues.ats();
        int assignment = 0;
        int word = 0;
        int at = 0;
        while (true) {
            int nextAssignment = assignment < assignments.size() ? assignments.at(assignment) : Integer.MAX_VALUE;
            int nextWord = word < words.size() ? words.at(word) : Integer.MAX_VALUE;
            int nextAt = at < ats.size() ? ats.at(at) : Integer.MAX_VALUE;
            int next = Math.min(nextAssignment, Math.min(nextWord, nextAt));
            if (next == Integer.MAX_VALUE) {
                return found.list();
            }
            if (next == nextAssignment) {
                assignment++;
                assigned(text, next, found);
            } else if (next == nextWord) {
                word++;
                announced(text, next, found);
            } else {
                at++;
                address(text, next, found);
            }
        }
    }

    private static void assigned(String text, int sign, Findings found) {
        SecretName name = SecretName.before(text, sign);
        if (name != SecretName.OTHER) {
            SecretValue value = SecretValue.at(text, sign + 1);
            if (value.plausible(name)) {
                found.add(
                        name == SecretName.PASSWORD ? Confidence.HIGH : Confidence.MEDIUM, value.start(), value.end());
            }
        }
    }

    /** {@code the password is …}, {@code --password …}, {@code identified by '…'}. */
    private static void announced(String text, int start, Findings found) {
        boolean sql = text.charAt(start) == 'f' || text.charAt(start) == 'F';
        int end = sql ? start + "fied by".length() : wordEnd(text, start);
        if (!sql && !(NOUNS.contains(lower(text, start, end)) && (start == 0 || !letter(text.charAt(start - 1))))) {
            return;
        }
        int from = end;
        boolean connected = sql;
        for (int i = 0; i < 4 && from < text.length() && text.charAt(from) == ' '; i++) {
            int next = wordEnd(text, from + 1);
            if (!CONNECTORS.contains(lower(text, from + 1, next))) {
                break;
            }
            connected = true;
            from = next;
        }
        if (from < text.length() && text.charAt(from) == ' ') {
            SecretValue value = SecretValue.at(text, from);
            boolean joined = connected || value.quoted();
            boolean likely = joined ? value.plausible(SecretName.PASSWORD) : value.striking();
            if (likely) {
                found.add(connected ? Confidence.HIGH : Confidence.MEDIUM, value.start(), value.end());
            }
        }
    }

    private static void address(String text, int at, Findings found) {
        int floor = Math.max(Math.max(0, found.end()), at - LONGEST_USER);
        int colon = -1;
        int start = at;
        while (start > floor && !ends(text.charAt(start - 1))) {
            start--;
            if (text.charAt(start) == ':') {
                if (text.startsWith("://", start)) {
                    credentials(text, start + 3, colon, at, found);
                    return;
                }
                if (text.startsWith("thin:", start - 4)) { // jdbc:oracle:thin:user/password@host
                    credentials(text, start + 1, text.indexOf('/', start), at, found);
                    return;
                }
                colon = start;
            }
        }
    }

    private static void credentials(String text, int start, int colon, int at, Findings found) {
        boolean shaped =
                colon > start && colon + 1 < at && !text.substring(start, colon).contains("/");
        if (!shaped || port(text, colon + 1, at)) {
            return;
        }
        SecretValue password = new SecretValue(text, colon + 1, at, true);
        if (!password.stands() && !(PLAIN_USERS.contains(text.substring(start, colon)) && at - colon < 6)) {
            found.add(Confidence.HIGH, start, at);
        }
    }

    /** Digits and a slash: the colon stood before a port, and the at sign stands in a path. */
    private static boolean port(String text, int start, int end) {
        int i = start;
        while (i < end && Clues.isDigit(text.charAt(i))) {
            i++;
        }
        return i > start && i < end && text.charAt(i) == '/';
    }

    private static boolean ends(char unit) {
        return unit <= ' ' || unit == '@' || unit == '"' || unit == '\'' || unit == '<' || unit == '>';
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < 16 && letter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean letter(char unit) {
        return Character.isLetter(unit);
    }

    private static String lower(String text, int start, int end) {
        return text.substring(start, end).toLowerCase(java.util.Locale.ROOT);
    }
}
