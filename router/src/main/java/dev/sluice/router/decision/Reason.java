package dev.sluice.router.decision;

/**
 * Why a request went where it went, in a form for people and one for machines.
 *
 * @param code one word for metrics and headers
 * @param text one line, without any of the prompt's text; it goes into a response header, so whatever is not printable
 *     ASCII becomes {@code ?} and what is longer than {@value #LONGEST} characters is cut
 */
public record Reason(Code code, String text) {
    /** In characters, which are bytes here. */
    public static final int LONGEST = 200;

    private static final String CUT = "...";

    public Reason {
        text = printable(text);
    }

    /** The closed list of reasons. */
    public enum Code {
        /** The local model is trusted with it. */
        EASY,
        /** It needs more model than stands in the house, and may leave. */
        HARD,
        /** It needs more model than stands in the house, and the policy keeps it in. */
        KEPT_IN,
        /** The caller named the route. */
        NAMED,
        /** Nothing else could carry what the request needs, or was up. */
        ONLY_ROUTE,
        /** Among the hardest of recent requests, of which a share may leave. */
        OVER_THRESHOLD,
        /** It costs least. */
        CHEAPEST,
        /** The mode, or the caller, keeps it in the house. */
        LOCAL_ONLY,
        /** The mode asks for the most capable model. */
        STRONG,
        /** Its turn came by the weights of the mode. */
        WEIGHTED,
        /** The user is among the share that gets the new route. */
        CANARY,
        /** A copy for comparison, whose answer nobody sees. */
        SHADOW,
        /** The mode, or what the caller asked for, leaves no route. */
        NARROWED_AWAY,
        /** The policy forbids every route, or the one that was named. */
        REFUSED_BY_POLICY,
        /** No such model. */
        UNKNOWN_MODEL,
        /** No permitted route can carry a field of the request. */
        UNSUPPORTED_FIELD,
        /** Longer than any permitted route's context. */
        TOO_LONG,
        /** All permitted routes are down. */
        NO_BACKEND
    }

    private static String printable(String text) {
        int end = text.length() <= LONGEST ? text.length() : LONGEST - CUT.length();
        StringBuilder line = new StringBuilder(LONGEST);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            line.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return end < text.length() ? line.append(CUT).toString() : line.toString();
    }
}
