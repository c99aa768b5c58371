package dev.sluice.gateway.cli;

import dev.sluice.config.AnswerJudge;
import dev.sluice.config.Settings;
import dev.sluice.gateway.compare.Expectation;
import dev.sluice.gateway.compare.PromptFile;
import dev.sluice.router.catalogue.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a command puts an operator's prompts to models through a running gateway, and who judges the answers. */
final class AskingOptions {
    /** All of them, as they are typed. */
    static final List<String> NAMES = List.of("--judge", "--max-tokens", "--gateway", "--key-file");

    @Option(
            names = "--judge",
            paramLabel = "ROUTE",
            description = "Whose model grades what nothing else can. Default: as in gateway.yml, else none."
                    + " One outside the house only if gateway.yml allows it.")
    private @Nullable String judge;

    @Option(
            names = "--max-tokens",
            defaultValue = "512",
            paramLabel = "N",
            description = "Of an answer, where the prompt does not say. Default: ${DEFAULT-VALUE}.")
    private int maxTokens = 512;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Address of the running gateway. Default: host and port of --config.")
    private @Nullable URI gateway;

    @Option(names = "--key-file", paramLabel = "FILE", description = "File with the caller's key.")
    private @Nullable Path keyFile;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    /** @throws IOException if it cannot be read; the message names file and line, never its text */
    List<PromptFile.Case> prompts(Path file) throws IOException {
        if (maxTokens < 1) {
            throw wrong("--max-tokens: " + maxTokens + " (expected 1 or more)");
        }
        return PromptFile.read(file, maxTokens);
    }

    /**
     * One outside the house must be named in {@code gateway.yml} as such; the gateway's policy then has the last word.
     *
     * @param cases where none is to be judged, that of {@code gateway.yml} is not looked for
     */
    Optional<Route> judge(Settings settings, List<PromptFile.Case> cases) {
        Optional<AnswerJudge> configured = settings.gateway().judge();
        if (judge == null) {
            boolean needed = cases.stream().anyMatch(one -> one.expectation() instanceof Expectation.Judged);
            return configured.filter(one -> needed).map(one -> route("judge in gateway.yml", one.route(), settings));
        }
        Route asked = route("--judge", judge, settings);
        boolean allowed = configured
                .filter(AnswerJudge::external)
                .map(one -> route("--judge", one.route(), settings))
                .filter(asked::equals)
                .isPresent();
        if (asked.leavesTheHouse() && !allowed) {
            throw wrong(
                    "--judge: " + judge + " is outside the house (expected a route of the house, or gateway.yml with"
                            + " judge: { route: " + judge + ", external: true })");
        }
        return Optional.of(asked);
    }

    /** The route of that name, which an option asked for. */
    Route route(String option, String name, Settings settings) {
        return settings.catalogue()
                .named(name)
                .orElseThrow(() -> wrong(option + ": no route \"" + name + "\" (expected one of: "
                        + settings.catalogue().routes().stream()
                                .map(Route::name)
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    /**
     * The gateway's, once it was looked at.
     *
     * @throws IOException if there is none that knows the key
     */
    CallersPort port(Settings settings, String key) throws IOException, InterruptedException {
        return CallersPort.of(gateway == null ? settings.gateway().callersAddress() : gateway, key);
    }

    /** The caller's, from the file or the environment. */
    String key() throws IOException {
        if (keyFile != null) {
            if (!Files.isRegularFile(keyFile)) {
                throw wrong("--key-file: no file at " + keyFile);
            }
            return Files.readString(keyFile).strip();
        }
        String key = System.getenv("SLUICE_KEY");
        if (key == null || key.isBlank()) {
            throw wrong("a caller's key is needed (expected the variable SLUICE_KEY, or --key-file FILE)");
        }
        return key.strip();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
