package dev.sluice.router.policy;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of finding as a rule writes it: {@code CREDIT_CARD}, a family such as {@code SECRET.*} (every kind that begins
 * with {@code SECRET.}), a dictionary's or an own pattern's ({@code DICTIONARY.codenames}, with the name as the house
 * writes it), or several that must all occur in the request, such as {@code HEALTH_FACT+PERSON}.
 *
 * @param together kinds or families; at least one, each of which must occur
 */
public record EntityPattern(List<String> together) {
    private static final String FAMILY = ".*";
    private static final Pattern TERM = Pattern.compile("[A-Z][A-Z0-9_]*(\\.[A-Za-z0-9_-]+)*(\\.\\*)?");

    public EntityPattern {
        together = List.copyOf(together);
        if (together.isEmpty()) {
            throw new IllegalArgumentException("entity: none (expected KIND, FAMILY.* or KIND+KIND)");
        }
        for (String term : together) {
            if (!TERM.matcher(term).matches()) {
                throw new IllegalArgumentException(
                        "entity: \"" + term + "\" (expected KIND, FAMILY.* or KIND+KIND, in capitals)");
            }
        }
    }

    /** @throws IllegalArgumentException if it is none of the three forms */
    public static EntityPattern of(String written) {
        return new EntityPattern(List.of(written.split("\\+", -1)));
    }

    /** Whether every kind and family of this pattern occurs among {@code kinds}; for refusing unknown entities. */
    public boolean isKnownAmong(Collection<String> kinds) {
        return together.stream().allMatch(term -> kinds.stream().anyMatch(kind -> covers(term, kind)));
    }

    /** Whether each kind occurs among the findings with at least this confidence. */
    boolean occursIn(List<Finding> findings, Confidence minimum) {
        for (String term : together) {
            boolean occurs = false;
            for (Finding finding : findings) {
                if (finding.confidence().compareTo(minimum) >= 0 && covers(term, finding.kind())) {
                    occurs = true;
                    break;
                }
            }
            if (!occurs) {
                return false;
            }
        }
        return true;
    }

    /** Whether this kind is one that the pattern speaks of. */
    boolean mentions(String kind) {
        for (String term : together) {
            if (covers(term, kind)) {
                return true;
            }
        }
        return false;
    }

    /** Whether wherever this pattern occurs, the other does too. May say no where yes would be true. */
    boolean implies(EntityPattern other) {
        return other.together.stream().allMatch(wide -> together.stream().anyMatch(narrow -> covers(wide, narrow)));
    }

    /** As {@code BANK_ACCOUNT}, {@code SECRET.*} or {@code HEALTH_FACT+PERSON}. */
    @Override
    public String toString() {
        return String.join("+", together);
    }

    private static boolean covers(String term, String kind) {
        return term.endsWith(FAMILY)
                ? kind.regionMatches(0, term, 0, term.length() - 1) || kind.equals(term)
                : kind.equals(term);
    }
}
