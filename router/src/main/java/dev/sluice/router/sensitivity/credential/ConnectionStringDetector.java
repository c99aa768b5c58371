package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How to reach something, the password included: addresses with user and password ({@code amqp://user:…@host}), JDBC,
 * lists of {@code Name=value;} (ODBC, ADO.NET, Azure), shared access signatures, exports of second factors
 * ({@code otpauth://}). The whole string is the finding, since host and user belong to the secret.
 */
public final class ConnectionStringDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.CONNECTION_STRING", Sensitivity.RESTRICTED);
    private static final Kind GENERIC = new Kind("SECRET.GENERIC", Sensitivity.RESTRICTED);

    /** How far back from its at sign an address may begin. */
    private static final int LONGEST_USER = 256;

    private static final int LONGEST = 1024;

    /** Names whose value opens the connection; {@link #endsLikeSecret} knows how they end. */
    private static final Set<String> SECRETS = Set.of(
            "password",
            "pwd",
            "pass",
            "accountkey",
            "sharedaccesskey",
            "sharedaccesssignature",
            "accesskey",
            "sig",
            "secret",
            "authtoken",
            "apikey",
            "sharedsecret",
            "passwd",
            "clientsecret",
            "token");

    private static final Set<String> PLAIN_USERS = Set.of("user", "username", "foo", "name", "login", "usr", "u", "me");

    private static final Set<String> PLAIN_PASSWORDS =
            Set.of("password", "pass", "passwd", "pwd", "pw", "p", "secret", "bar", "test", "host", "port", "token");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND, GENERIC);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions ats = clues.ats();
        Positions signs = clues.assignments();
        Run run = new Run(text);
        int at = 0;
        for (int i = 0; i < signs.size(); i++) {
            int sign = signs.at(i);
            while (at < ats.size() && ats.at(at) < sign) {
                address(text, ats.at(at++), found);
            }
            if (sign >= found.end() && text.charAt(sign) == '=') {
                assigned(run, sign, found);
            }
        }
        while (at < ats.size()) {
            address(text, ats.at(at++), found);
        }
    }

    /** Whether the two letters before the sign end one of {@link #SECRETS}. */
    private static boolean endsLikeSecret(String text, int sign) {
        int end = sign;
        while (end > 2 && sign - end < 4 && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end < 3) {
            return false;
        }
        int before = text.charAt(end - 2) | 0x20;
        return switch (text.charAt(end - 1) | 0x20) {
            case 'd' -> before == 'r' || before == 'w';
            case 's' -> before == 's';
            case 'y' -> before == 'e';
            case 'e' -> before == 'r';
            case 'g' -> before == 'i';
            case 't' -> before == 'e';
            case 'n' -> before == 'e';
            default -> false;
        };
    }

    private static void assigned(Run run, int sign, Findings found) {
        String text = run.text;
        if (!endsLikeSecret(text, sign)) {
            return;
        }
        int start = sign;
        while (start > 0
                && sign - start < 24
                && (Clues.isLetter(text.charAt(start - 1)) || text.charAt(start - 1) == ' ')) {
            start--;
        }
        String name = text.substring(start, sign).toLowerCase(Locale.ROOT).replace(" ", "");
        if (!SECRETS.contains(name)) {
            return;
        }
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        if (!run.addressBefore(start) && before != ';' && !run.semicolonWithin(sign)) {
            return;
        }
        SecretValue value = SecretValue.at(text, sign + 1, true);
        found.spend(2 * (value.end() - value.from()));
        int semicolon = text.substring(value.start(), value.end()).indexOf(';');
        int end = semicolon < 0 ? value.end() : value.start() + semicolon;
        SecretValue secret = SecretValue.of(text, value.start(), end);
        if (!(secret.plausible(SecretName.PASSWORD) || (secret.length() > 3 && !secret.stands()))) {
            return;
        }
        boolean list =
                before == ';' || (end < text.length() && text.charAt(end) == ';' && Pairs.follows(text, end + 1));
        found.spend(start - Math.max(found.end(), run.start));
        int from = runStart(text, start, found.end());
        String address = text.substring(from, start);
        if (address.contains("otpauth://")) {
            found.add(GENERIC, Confidence.HIGH, from + address.indexOf("otpauth://"), runEnd(text, end));
        } else if (address.startsWith("jdbc:")) {
            found.add(KIND, Confidence.HIGH, from, runEnd(text, end));
        } else if (list && secret.plausible(SecretName.PASSWORD)) {
            found.add(KIND, Confidence.HIGH, Pairs.start(text, start, found.end()), Pairs.end(text, end));
        } else if (address.contains("://") && before != ' ' && (!address.startsWith("http") || name.equals("sig"))) {
            found.add(KIND, Confidence.HIGH, from, runEnd(text, end));
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
                    credentials(text, start, start + 3, colon, at, found);
                    return;
                }
                if (text.startsWith("thin:", start - 4)) { // jdbc:oracle:thin:user/password@host
                    credentials(text, start, start + 1, slash(text, start, at), at, found);
                    return;
                }
                colon = start;
            }
        }
    }

    private static int slash(String text, int start, int end) {
        int at = text.substring(start, end).indexOf('/');
        return at < 0 ? -1 : start + at;
    }

    private static void credentials(String text, int scheme, int start, int colon, int at, Findings found) {
        int from = runStart(text, scheme, found.end());
        if (colon < start || colon + 1 >= at) {
            token(text, from, start, at, found);
            return;
        }
        String user = text.substring(start, colon);
        if (user.contains("/") || user.contains("?") || port(text, colon + 1, at)) {
            return;
        }
        SecretValue password = SecretValue.of(text, colon + 1, at);
        String plain = text.substring(colon + 1, at).toLowerCase(Locale.ROOT);
        boolean example = PLAIN_USERS.contains(user.toLowerCase(Locale.ROOT)) && PLAIN_PASSWORDS.contains(plain);
        if (!password.stands() && !example && !PLAIN_PASSWORDS.contains(plain)) {
            found.add(KIND, Confidence.HIGH, from, runEnd(text, at));
        } else if (!example && !password.stands()) {
            found.add(KIND, Confidence.LOW, from, runEnd(text, at));
        }
    }

    /** {@code https://token@host}: the user is the secret. */
    private static void token(String text, int from, int start, int at, Findings found) {
        SecretValue user = SecretValue.of(text, start, at);
        if (user.plausible(SecretName.TOKEN)
                && user.length() >= 16
                && text.substring(start, at).indexOf('/') < 0) {
            found.add(KIND, Confidence.MEDIUM, from, runEnd(text, at));
        }
    }

    /** Where the address, of which this is a part, begins. */
    private static int runStart(String text, int inside, int floor) {
        int start = inside;
        while (start > floor && inside - start < LONGEST && inAddress(text.charAt(start - 1))) {
            start--;
        }
        // DATABASE_URL=postgres://…, url:jdbc:…: the name before is none of it.
        String run = text.substring(start, Math.min(text.length(), inside + 5));
        int scheme = run.indexOf("://");
        int jdbc = run.indexOf("jdbc:");
        if (jdbc >= 0 && (scheme < 0 || jdbc < scheme)) {
            return start + jdbc;
        }
        if (scheme >= 0) {
            int begin = start + scheme;
            while (begin > start
                    && (Clues.isLetter(text.charAt(begin - 1))
                            || Clues.isDigit(text.charAt(begin - 1))
                            || "+.-".indexOf(text.charAt(begin - 1)) >= 0)) {
                begin--;
            }
            return begin;
        }
        return start;
    }

    private static int runEnd(String text, int inside) {
        int end = inside;
        while (end < text.length() && end - inside < LONGEST && inAddress(text.charAt(end))) {
            end++;
        }
        while (end > inside && ".,;:!?)]}".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean inAddress(char unit) {
        return switch (unit) {
            case '"', '\'', '`', '<', '>' -> false;
            default -> unit > ' ';
        };
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

    /** Follows the text from sign to sign, so that what stands before and behind each costs one pass together. */
    private static final class Run {
        private final String text;
        private int start;
        private int seen;
        private boolean address;
        private int semicolon = -1;

        Run(String text) {
            this.text = text;
        }

        /** Whether the stretch without blanks and quotation marks that ends here names a scheme. */
        boolean addressBefore(int end) {
            if (end - seen > LONGEST) {
                seen = end - LONGEST;
                start = seen;
                address = false;
            }
            while (seen < end) {
                char unit = text.charAt(seen);
                if (!inAddress(unit)) {
                    start = seen + 1;
                    address = false;
                } else if (unit == ':') {
                    address |= text.startsWith("//", seen + 1) || text.startsWith("jdbc", seen - 4);
                }
                seen++;
            }
            return address;
        }

        /** Whether a semicolon follows near enough to end the value. */
        boolean semicolonWithin(int sign) {
            if (semicolon < sign) {
                int next = text.indexOf(';', sign);
                semicolon = next < 0 ? Integer.MAX_VALUE : next;
            }
            return semicolon - sign <= LONGEST;
        }
    }
}
