package dev.sluice.gateway.cli;

import dev.sluice.config.LoadResult;
import dev.sluice.config.PrivacySettings;
import dev.sluice.config.Problem;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import dev.sluice.router.sensitivity.Detector;
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
        return load(file, List.of(), today, errors);
    }

    /**
     * The policy if a gateway would load it, or empty after all problems were printed.
     *
     * @param file null for the shipped one
     */
    static Optional<PrivacySettings> loadStrictly(@Nullable Path file, LocalDate today, PrintWriter errors) {
        List<Problem> problems = new ArrayList<>();
        return told(
                SettingsLoader.builtIn(PolicyTestBody::read).privacyToLoad(file, System.getenv(), today, problems),
                problems,
                errors);
    }

    /**
     * The policy, or empty after all problems were printed.
     *
     * @param file null for the shipped one
     * @param more detectors beside the built-in ones and the policy's own
     */
    static Optional<PrivacySettings> load(
            @Nullable Path file, List<Detector> more, LocalDate today, PrintWriter errors) {
        List<Problem> problems = new ArrayList<>();
        return told(
                SettingsLoader.with(more, PolicyTestBody::read).privacy(file, System.getenv(), today, problems),
                problems,
                errors);
    }

    private static Optional<PrivacySettings> told(
            Optional<PrivacySettings> settings, List<Problem> problems, PrintWriter errors) {
        if (settings.isEmpty()) {
            ConfigOption.print(new LoadResult.Rejected(problems), errors);
        }
        return settings;
    }
}
