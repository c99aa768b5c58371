package dev.sluice.gateway.review;

import dev.sluice.gateway.report.Counted;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what two policies differ. The order of rules has no meaning, so it is no difference. */
public final class PolicyDiff {
    private PolicyDiff() {}

    /**
     * One difference.
     *
     * @param what which part, such as {@code rule cards-local} or {@code provider openai}
     * @param was in words; null if it is new
     * @param is in words; null if it is gone
     */
    public record Change(
            String what, @Nullable String was, @Nullable String is) {
        /** As in a diff: a line or two. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            if (was != null) {
                lines.add("- " + what + ": " + was);
            }
            if (is != null) {
                lines.add("+ " + what + ": " + is);
            }
            return lines;
        }
    }

    /** All differences, the policy's own facts first; empty if there is none. */
    public static List<Change> of(Policy was, Policy is) {
        List<Change> changes = new ArrayList<>();
        changed("policy", was.id(), is.id(), changes);
        changed("owner", was.owner(), is.owner(), changes);
        changed("mode", mode(was), mode(is), changes);
        changed("default", otherwise(was), otherwise(is), changes);
        changed("on_error", was.onError().word(), is.onError().word(), changes);
        all("provider ", was.providers(), is.providers(), PolicyWording::attestation, changes);
        all("rule ", rules(was), rules(is), PolicyWording::rule, changes);
        changed(
                "tests",
                Counted.of(was.tests().size(), "test"),
                Counted.of(is.tests().size(), "test"),
                changes);
        return changes;
    }

    private static String mode(Policy policy) {
        return policy.mode().name().toLowerCase(Locale.ROOT);
    }

    private static String otherwise(Policy policy) {
        return policy.otherwise().word() + " (" + policy.otherwiseReason() + ")";
    }

    private static Map<String, Rule> rules(Policy policy) {
        return policy.rules().stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule, (one, other) -> one, LinkedHashMap::new));
    }

    private static <T> void all(
            String what, Map<String, T> was, Map<String, T> is, Function<T, String> words, List<Change> changes) {
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            T old = was.get(name);
            T fresh = is.get(name);
            changed(
                    what + name,
                    old == null ? null : words.apply(old),
                    fresh == null ? null : words.apply(fresh),
                    changes);
        }
    }

    private static void changed(String what, @Nullable String was, @Nullable String is, List<Change> changes) {
        if (!Objects.equals(was, is)) {
            changes.add(new Change(what, was, is));
        }
    }
}
