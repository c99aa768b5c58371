package dev.sluice.gateway.failure;

import java.util.regex.Pattern;

/** Takes keys and addresses out of a provider's words before a caller reads them. */
final class Masking {
    /** Anything with a scheme, host names with a port, and IPv4 addresses. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s\"'<>]+|\\b[a-zA-Z0-9.-]{1,253}:\\d{2,5}\\b(?:/[^\\s\"'<>]*)?|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");
    /** Providers' prefixes, and any run of 20 or more that mixes letters and digits; starred keys too. */
    private static final Pattern KEY = Pattern.compile(
            "\\b(?:sk|pk|rk|key|gsk|xai|hf|AIza)[-_*a-zA-Z0-9]{6,}|\\bBearer\\s+\\S+|(?=[-_*a-zA-Z]*\\d)[-_*a-zA-Z0-9]{20,}");

    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-zA-Z0-9_.-]");

    private Masking() {}

    static String masked(String text) {
        return KEY.matcher(ADDRESS.matcher(text).replaceAll("[address]")).replaceAll("[key]");
    }

    /** A machine's word, with everything else taken out. */
    static String word(String text) {
        return NOT_A_WORD.matcher(shortened(text, 64)).replaceAll("");
    }

    static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
