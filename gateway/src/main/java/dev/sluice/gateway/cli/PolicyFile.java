package dev.sluice.gateway.cli;

import dev.sluice.config.LoadResult;
import dev.sluice.config.PrivacySettings;
import dev.sluice.config.Problem;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A policy read from a file of its own. */
final class PolicyFile {
    private PolicyFile() {}

    /**
     * The policy, or empty after all problems were printed.
     *
     * @param file null for the shipped one
     */
    static Optional<PrivacySettings> load(@Nullable Path file, LocalDate today, PrintWriter errors) {
        List<Problem> problems = new ArrayList<>();
        Optional<PrivacySettings> settings =
                SettingsLoader.builtIn(PolicyTestBody::read).privacy(file, System.getenv(), today, problems);
        if (settings.isEmpty()) {
            ConfigOption.print(new LoadResult.Rejected(problems), errors);
        }
        return settings;
    }
}
