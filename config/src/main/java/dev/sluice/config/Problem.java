package dev.sluice.config;

import java.util.Comparator;

/**
 * One thing wrong with a configuration. Sorts by file and line, as a person would mend it.
 *
 * @param file the file's name, without a folder
 * @param line from 1; 0 if it concerns the whole file
 * @param key the setting's path, such as {@code rules[2].then.decision}; empty for the whole file
 * @param message the value, what was expected
 */
public record Problem(String file, int line, String key, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::key)
            .thenComparing(Problem::message);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code privacy-policy.yml:14: rules[2].then.decision: "allow" (expected …)}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
