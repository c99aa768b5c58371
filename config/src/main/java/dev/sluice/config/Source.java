package dev.sluice.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * One file while it is being read: where its problems go and where its variables come from.
 *
 * @param file its name, without a folder
 * @param directory what {@code file:} is relative to
 * @param problems grows while reading; shared by all files
 * @param warnings grows while reading; shared by all files
 */
record Source(
        String file,
        Path directory,
        Map<String, String> environment,
        Collection<Problem> problems,
        Collection<Warning> warnings) {
    void problem(int line, String key, String message) {
        problems.add(new Problem(file, line, key, message));
    }

    void warning(int line, String key, String message) {
        warnings.add(new Warning(file, line, key, message));
    }

    /** An empty variable counts as unset, as it does in a shell's {@code ${NAME:-default}}. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
