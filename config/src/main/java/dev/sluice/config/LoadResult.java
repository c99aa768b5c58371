package dev.sluice.config;

import java.util.List;

/** What came of reading a configuration: all of it, or all that is wrong with it. */
public sealed interface LoadResult {
    record Loaded(Settings settings) implements LoadResult {}

    /** @param problems at least one, sorted by file and line */
    record Rejected(List<Problem> problems) implements LoadResult {
        public Rejected {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("problems: none (expected at least one)");
            }
            problems = problems.stream().sorted().distinct().toList();
        }
    }
}
