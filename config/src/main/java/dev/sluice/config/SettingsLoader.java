package dev.sluice.config;

import dev.sluice.config.CatalogueReader.Models;
import dev.sluice.config.GatewayReader.Gateway;
import dev.sluice.config.LoadResult.Loaded;
import dev.sluice.config.LoadResult.Rejected;
import dev.sluice.config.PolicyReader.Rules;
import dev.sluice.config.PriceBookReader.Prices;
import dev.sluice.router.Judge;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Detectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the four files into one {@link Settings}, or says all that is wrong with them at once. It never throws because
 * of what a file holds. A loader has no state; load again to reload.
 */
public final class SettingsLoader {
    private final List<Detector> detectors;
    private final DifficultyModel difficulty;

    /** @param detectors all there are; a rule that names a kind none of them finds is a problem */
    public SettingsLoader(List<Detector> detectors, DifficultyModel difficulty) {
        this.detectors = List.copyOf(detectors);
        this.difficulty = difficulty;
    }

    /** With the built-in detectors and difficulty model, as of today. */
    public static LoadResult load(@Nullable Path directory, Map<String, String> environment) {
        return new SettingsLoader(Detectors.builtIn(), DifficultyModels.standard())
                .load(directory, environment, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * @param directory the operator's files, each of which replaces the shipped one whole; null for the shipped ones
     *     alone. A directory that is not there is a problem.
     * @param environment for {@code ${NAME}}
     * @param today for prices and attestations
     */
    public LoadResult load(@Nullable Path directory, Map<String, String> environment, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        ConfigFiles files = new ConfigFiles(directory, environment, problems);
        Optional<Gateway> gateway = files.section(GatewayReader.FILE).map(GatewayReader::read);
        Optional<Models> models = files.section(CatalogueReader.FILE).map(CatalogueReader::read);
        Optional<Prices> prices = files.section(PriceBookReader.FILE).map(PriceBookReader::read);
        List<String> kinds = detectors.stream().map(Detector::kind).toList();
        Optional<Rules> rules = files.section(PolicyReader.FILE).map(top -> PolicyReader.read(top, kinds));
        Judge judge = new Judge(detectors, difficulty);

        List<String> leftOut = new ArrayList<>();
        models.ifPresent(read -> leftOut.addAll(read.leftOut()));
        CrossChecks checks = new CrossChecks(files, today, leftOut);
        if (gateway.isPresent() && models.isPresent()) {
            checks.aliases(gateway.get(), models.get());
        }
        if (prices.isPresent() && models.isPresent()) {
            checks.prices(prices.get(), models.get());
        }
        if (rules.isPresent() && models.isPresent()) {
            checks.providers(rules.get(), models.get());
        }
        rules.ifPresent(read -> PolicyChecks.run(read, judge, today));
        if (!problems.isEmpty()) {
            return new Rejected(problems);
        }
        // Without a problem every file was read whole.
        Gateway read = gateway.orElseThrow();
        Models catalogue = models.orElseThrow();
        Map<String, String> aliases = read.aliases().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        alias -> alias.getValue().required(Shape.modelName()).orElseThrow()));
        return new Loaded(new Settings(
                files.version(),
                files.hash(PolicyReader.FILE),
                fingerprint(detectors),
                read.settings(),
                new Catalogue(catalogue.routes(), aliases),
                catalogue.backends(),
                prices.orElseThrow().book().orElseThrow(),
                rules.orElseThrow().policy().orElseThrow(),
                judge,
                catalogue.origins(),
                leftOut));
    }

    /** So that an audit can tell which detectors looked at a request; the build that they came with is told apart. */
    private static String fingerprint(List<Detector> detectors) {
        String all = detectors.stream()
                .map(detector -> detector.kind() + " " + detector.getClass().getName())
                .sorted()
                .collect(Collectors.joining("\n"));
        return ConfigFiles.sha256Hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }
}
