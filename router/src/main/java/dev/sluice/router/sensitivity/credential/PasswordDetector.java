package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import dev.sluice.router.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Passwords and nameless secrets that a word announces without {@code =} or {@code :}: in prose of many languages
 * ({@code the password is …}), as arguments ({@code --token …}, {@code setPassword("…")}), in SQL ({@code IDENTIFIED BY
 * '…'}), in markup ({@code <password>…</password>}).
 */
public final class PasswordDetector implements Detector {
    private static final Kind PASSWORD = new Kind("SECRET.PASSWORD", Sensitivity.RESTRICTED);
    private static final Kind GENERIC = new Kind("SECRET.GENERIC", Sensitivity.RESTRICTED);

    /** Words that join a password to its announcement; whoever writes them gives the password next. */
    private static final Set<String> CONNECTORS = Set.of(
            "is", "was", "be", "now", "set", "changed", "reset", "as", "by", "still", "to", "equals", "called", "are",
            "ist", "lautet", "war", "heißt", "est", "es", "era", "é", "e", "è", "sind", "jest", "je", "este", "är",
            "er", "on", "olarak", "это", "là", "adalah", "ialah", "yra", "ir", "είναι", "הוא", "היא", "هي", "هو", "है",
            "คือ", "wird", "sera", "será", "sarà", "wordt", "werd");

    private static final Set<String> BACKWARD = Set.of(
            "is", "as", "was", "ist", "als", "est", "comme", "es", "como", "é", "è", "come", "jest", "jako", "je",
            "som", "är", "er", "это");

    /** Words between the announcement and the value, and between the value and what it is announced as. */
    private static final int MOST_WORDS = 6;

    private static final int FARTHEST = 80;

    /** What a word that may be a value costs beside its length, in units. */
    private static final int WORD = 12;

    @Override
    public List<Kind> kinds() {
        return List.of(PASSWORD, GENERIC);
    }

    @Override
    public void find(Clues clues, Findings found) {
        Words words = clues.words();
        for (int i = 0; i < words.size(); i++) {
            boolean password = words.is(i, Topic.PASSWORD);
            if ((password || words.is(i, Topic.SECRET)) && words.start(i) >= found.end()) {
                found.spend(WORD);
                SecretName name = password ? SecretName.PASSWORD : named(clues.text(), words.start(i), words.end(i));
                announced(clues.text(), words.start(i), words.end(i), name, found);
            }
        }
    }

    /** With the words before: an {@code api key} is one, a {@code cache key} is none. */
    private static SecretName named(String text, int start, int end) {
        int from = start;
        while (from > 0
                && start - from < 20
                && (Character.isLetter(text.charAt(from - 1)) || " _-".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        SecretName name = SecretName.of(text, from, end);
        return name == SecretName.PASSWORD ? SecretName.TOKEN : name;
    }

    private static void announced(String text, int start, int wordEnd, SecretName name, Findings found) {
        if (name == SecretName.OTHER) {
            return;
        }
        int end = wordEnd;
        while (end < text.length() && (Clues.isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (joined(text, end)
                || (start > 1 && text.charAt(start - 1) == '/' && Clues.isLetter(text.charAt(start - 2)))) {
            return; // an assignment, the start of a longer name, or a path's end
        }
        if (text.startsWith(">", end) || text.startsWith("&gt;", end)) {
            element(text, end + (text.charAt(end) == '>' ? 1 : 4), name, found);
            return;
        }
        while (end < text.length() && "\"'`])*".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean flag = flag(text, start);
        boolean known = forward(text, end, name, flag, found);
        if (!known && name == SecretName.PASSWORD && !flag) {
            backward(text, start, found);
        }
    }

    private static boolean joined(String text, int end) {
        int at = end;
        while (at < text.length() && at - end < 5 && " \t\"'`])*\\".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= text.length()) {
            return false;
        }
        char unit = text.charAt(at);
        boolean line = (unit == ':' || unit == '=') && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        return !line
                && (unit == ':'
                        || unit == '='
                        || (at == end && (unit == '-' || (unit < 0x0E00 && Character.isLetter(unit)))));
    }

    /** {@code --token}, {@code -Password}, {@code /password}: the next argument is it. */
    private static boolean flag(String text, int start) {
        int at = SecretName.start(text, start);
        if (at == start) {
            return start > 1 && text.charAt(start - 1) == '-' && text.charAt(start - 2) <= ' ';
        }
        boolean begins = at == 0 || text.charAt(at - 1) <= ' ' || "\"'[,".indexOf(text.charAt(at - 1)) >= 0;
        return begins && text.charAt(at) == '-';
    }

    private static boolean forward(String text, int wordEnd, SecretName name, boolean flag, Findings found) {
        int at = wordEnd;
        int limit = Math.min(text.length(), wordEnd + FARTHEST);
        boolean connected = flag;
        for (int words = 0; words <= MOST_WORDS && at < limit; words++) {
            int gap = at;
            while (at < limit && at - gap < 8 && " \t:=()[],>*\n\\".indexOf(text.charAt(at)) >= 0) {
                if (text.charAt(at) == '\n' && text.charAt(Math.max(wordEnd, at - 1)) != ':') {
                    return false;
                }
                at++;
            }
            // Particles of scripts without blanks.
            while (at < limit && at - gap < 12 && text.charAt(at) >= 0x0E00 && Character.isLetter(text.charAt(at))) {
                at++;
                connected = true;
            }
            if (at >= limit) {
                return false;
            }
            if (text.charAt(at) == '-') {
                int option = wordEnd(text, at, limit);
                if (option == at + 1 || option >= limit || text.charAt(option) != ' ') {
                    return false;
                }
                connected = true; // PowerShell's switches stand before the value
                at = option;
                continue;
            }
            SecretValue value = SecretQuotes.at(text, at);
            found.spend(WORD + value.end() - value.from());
            boolean near = words == 0 || connected;
            boolean likely;
            if (near && (connected || value.quoted())) {
                likely = value.plausible(name);
            } else if (name == SecretName.PASSWORD) {
                likely = value.striking();
            } else {
                likely = words <= 1 && value.plausible(SecretName.TOKEN) && (value.random() || value.hex());
            }
            if (likely) {
                Kind kind = name == SecretName.PASSWORD ? PASSWORD : GENERIC;
                found.add(
                        kind,
                        connected && value.striking() ? Confidence.HIGH : Confidence.MEDIUM,
                        value.start(),
                        value.end());
                return true;
            }
            int next = wordEnd(text, at, limit);
            if (value.quoted() || next == at || sentenceEnds(text, next)) {
                return false;
            }
            connected |= CONNECTORS.contains(text.substring(at, next).toLowerCase(Locale.ROOT));
            at = next;
        }
        return false;
    }

    /** {@code … is my password}, {@code use … as the password}. */
    private static void backward(String text, int start, Findings found) {
        int floor = Math.max(found.end(), start - FARTHEST);
        int at = start;
        boolean connected = false;
        for (int words = 0; words <= MOST_WORDS; words++) {
            int end = at;
            while (end > floor && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == ',')) {
                end--;
            }
            int from = end;
            while (from > floor && text.charAt(from - 1) > ' ') {
                from--;
            }
            if (from == end || (from == floor && from > 0 && text.charAt(from - 1) > ' ')) {
                return;
            }
            found.spend(WORD);
            if (connected) {
                SecretValue value = SecretQuotes.within(text, from, end);
                if (value.striking()) {
                    found.add(PASSWORD, Confidence.MEDIUM, value.start(), value.end());
                    return;
                }
            }
            connected |= BACKWARD.contains(text.substring(from, end).toLowerCase(Locale.ROOT));
            if (".?!\n".indexOf(text.charAt(end - 1)) >= 0) {
                return;
            }
            at = from;
        }
    }

    private static void element(String text, int from, SecretName name, Findings found) {
        int end = from;
        while (end < text.length()
                && end - from < 200
                && "<\n\r".indexOf(text.charAt(end)) < 0
                && !text.startsWith("&lt;", end)) {
            end++;
        }
        SecretValue value = SecretValue.of(text, from, end);
        if (value.plausible(name)) {
            found.add(name == SecretName.PASSWORD ? PASSWORD : GENERIC, Confidence.HIGH, from, end);
        }
    }

    private static int wordEnd(String text, int start, int limit) {
        int end = start;
        while (end < limit
                && end - start < 24
                && (Character.isLetter(text.charAt(end)) || "'-/_".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean sentenceEnds(String text, int at) {
        return at >= text.length() || ".?!;".indexOf(text.charAt(at)) >= 0;
    }
}
