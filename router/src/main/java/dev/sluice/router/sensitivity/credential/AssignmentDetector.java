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

/**
 * Secrets that the name before {@code =} or {@code :} betrays: in code, configuration, environments, headers, queries
 * of addresses, and where name and value are two attributes ({@code name="DB_PASSWORD" value="…"}).
 */
public final class AssignmentDetector implements Detector {
    private static final Kind PASSWORD = new Kind("SECRET.PASSWORD", Sensitivity.RESTRICTED);
    private static final Kind GENERIC = new Kind("SECRET.GENERIC", Sensitivity.RESTRICTED);

    /** Between the attribute that names and the attribute that holds. */
    private static final int WIDEST_GAP = 24;

    private static final int LONGEST_CALL = 80;

    private static final String VALUE = "value";

    @Override
    public List<Kind> kinds() {
        return List.of(PASSWORD, GENERIC);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions signs = clues.assignments();
        for (int i = 0; i < signs.size(); i++) {
            int sign = signs.at(i);
            if (sign >= found.end() && worthIt(text, sign)) {
                assigned(text, sign, found);
            }
        }
    }

    /** A name before it, and not the colon of {@code http://}. */
    private static boolean worthIt(String text, int sign) {
        return sign > 1
                && sign + 4 < text.length()
                && !text.startsWith("//", sign + 1)
                && (text.charAt(sign - 1) != ':' || text.charAt(sign) == '=');
    }

    private static void assigned(String text, int sign, Findings found) {
        int nameEnd = nameEnd(text, sign);
        int nameStart = SecretName.start(text, nameEnd);
        SecretName name = SecretName.of(text, nameStart, nameEnd);
        if (name == SecretName.OTHER
                && nameEnd - nameStart == VALUE.length()
                && text.regionMatches(true, nameStart, VALUE, 0, VALUE.length())) {
            name = attribute(text, nameStart);
        }
        if (name == SecretName.OTHER) {
            return;
        }
        boolean query = nameStart > 0 && "?&;".indexOf(text.charAt(nameStart - 1)) >= 0;
        SecretValue value = SecretValue.at(text, sign + 1, query);
        found.spend(value.end() - value.from());
        if (!value.quoted()) {
            value = fallback(text, value);
        }
        if (value.plausible(name)) {
            boolean sure = name == SecretName.PASSWORD ? value.striking() : value.random();
            found.add(
                    name == SecretName.PASSWORD ? PASSWORD : GENERIC,
                    sure ? Confidence.HIGH : Confidence.MEDIUM,
                    value.from(),
                    value.end());
        }
    }

    /** {@code getenv("NAME", "…")}: what is taken where the environment says nothing; otherwise the value as it is. */
    private static SecretValue fallback(String text, SecretValue value) {
        String call = text.substring(value.start(), Math.min(text.length(), value.start() + LONGEST_CALL));
        int comma = call.indexOf(',');
        if (comma < 0) {
            return value;
        }
        int env = call.toLowerCase(Locale.ROOT).indexOf("env");
        int line = call.indexOf('\n');
        if (env < 0 || comma < env || (line >= 0 && line < comma)) {
            return value;
        }
        SecretValue second = SecretValue.at(text, value.start() + comma + 1);
        return second.quoted() ? second : value;
    }

    private static int nameEnd(String text, int sign) {
        int end = sign;
        while (end > 0 && sign - end < 6 && " \t\"'`])}\\:*?!+".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** {@code <add key="NAME" value=}, {@code name: NAME, value:}: the name is the value before. */
    private static SecretName attribute(String text, int start) {
        int end = start;
        while (end > 0 && start - end < WIDEST_GAP && " \t\r\n\"'`,-{\\".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == start ? SecretName.OTHER : SecretName.ending(text, end);
    }
}
