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
import java.util.Set;

/**
 * Passwords and nameless secrets, which only the words beside them betray: assignments in code, configuration and
 * prose, and user names with passwords in addresses ({@code scheme://user:password@host}).
 */
public final class PasswordDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.PASSWORD", Sensitivity.RESTRICTED);

    /** How far back from its at sign an address may begin. */
    private static final int LONGEST_USER = 256;

    /** Words between the announcing word and the value. */
    private static final Set<String> CONNECTORS =
            Set.of("is", "was", "to", "be", "now", "set", "changed", "as", "still", "ist", "lautet", "es", "est");

    private static final List<String> PLAIN_USERS = List.of("user", "username", "foo");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions assignments = clues.assignments();
        Words words = clues.words();
        Positions ats = clues.ats();
        int assignment = 0;
        int word = words.next(0, Topic.PASSWORD);
        int at = 0;
        while (true) {
            int nextAssignment = assignment < assignments.size() ? assignments.at(assignment) : Integer.MAX_VALUE;
            int nextWord = word < words.size() ? words.start(word) : Integer.MAX_VALUE;
            int nextAt = at < ats.size() ? ats.at(at) : Integer.MAX_VALUE;
            int next = Math.min(nextAssignment, Math.min(nextWord, nextAt));
            if (next == Integer.MAX_VALUE) {
                return;
            }
            if (next == nextAssignment) {
                assignment++;
                assigned(text, next, found);
            } else if (next == nextWord) {
                announced(text, next, words.end(word), found);
                word = words.next(word + 1, Topic.PASSWORD);
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
                        KIND,
                        name == SecretName.PASSWORD ? Confidence.HIGH : Confidence.MEDIUM,
                        value.start(),
                        value.end());
            }
        }
    }

    /** {@code the password is …}, {@code --password …}, {@code identified by '…'}. */
    private static void announced(String text, int start, int wordEnd, Findings found) {
        boolean sql = lower(text, start, wordEnd).equals("identified");
        if (sql && !text.regionMatches(true, wordEnd, " by ", 0, 4)) {
            return;
        }
        int end = sql ? wordEnd + " by".length() : wordEnd;
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
                found.add(KIND, connected ? Confidence.HIGH : Confidence.MEDIUM, value.start(), value.end());
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
            found.add(KIND, Confidence.HIGH, start, at);
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
