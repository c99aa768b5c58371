package dev.sluice.gateway.cli;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config DIR}, and what comes of it. */
final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Folder with gateway.yml, model-catalogue.yml, price-book.yml, privacy-policy.yml."
                    + " A file that is not there is the shipped one.")
    private @Nullable Path directory;

    LoadResult load() {
        return SettingsLoader.load(directory(), System.getenv(), PolicyTestBody::read);
    }

    /** The folder, whether or not it was named. */
    Path directory() {
        return Optional.ofNullable(directory).orElse(Path.of("config"));
    }

    /** The settings, or empty after all problems were printed. */
    Optional<Settings> loadOrPrint(PrintWriter errors) {
        return switch (load()) {
            case LoadResult.Loaded(Settings settings) -> Optional.of(settings);
            case LoadResult.Rejected rejected -> {
                print(rejected, errors);
                yield Optional.empty();
            }
        };
    }

    static void print(LoadResult.Rejected rejected, PrintWriter errors) {
        rejected.problems().forEach(errors::println);
        int count = rejected.problems().size();
        errors.println(count == 1 ? "1 problem." : count + " problems.");
        errors.flush();
    }
}
