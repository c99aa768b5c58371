package dev.sluice.config;

import dev.sluice.config.CatalogueReader.Models;
import dev.sluice.config.GatewayReader.Gateway;
import dev.sluice.config.LoadResult.Loaded;
import dev.sluice.config.LoadResult.Rejected;
import dev.sluice.config.PolicyReader.Rules;
import dev.sluice.config.PriceBookReader.Prices;
import dev.sluice.router.Judge;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.difficulty.CalibratedModel;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the four files into one {@link Settings}, or says all that is wrong with them at once. It never throws because
 * of what a file holds. A loader has no state; load again to reload.
 */
public final class SettingsLoader {
    private final List<Detector> detectors;
    private final DifficultyModel difficulty;
    private final RequestReader requests;

    /**
     * @param detectors all there are; a rule that names a kind none of them finds is a problem
     * @param requests for the policy's tests that bring a whole request
     */
    public SettingsLoader(List<Detector> detectors, DifficultyModel difficulty, RequestReader requests) {
        this.detectors = List.copyOf(detectors);
        this.difficulty = difficulty;
        this.requests = requests;
    }

    /** With further detectors beside the built-in ones, and the built-in difficulty model. */
    public static SettingsLoader with(List<Detector> more, RequestReader requests) {
        List<Detector> detectors = new ArrayList<>(Detectors.builtIn());
        detectors.addAll(more);
        return new SettingsLoader(detectors, DifficultyModels.standard(), requests);
    }

    /** With the built-in detectors and difficulty model. */
    public static SettingsLoader builtIn(RequestReader requests) {
        return new SettingsLoader(Detectors.builtIn(), DifficultyModels.standard(), requests);
    }

    /** With the built-in detectors and difficulty model, as of today. */
    public static LoadResult load(@Nullable Path directory, Map<String, String> environment, RequestReader requests) {
        return builtIn(requests).load(directory, environment, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * @param directory the operator's files, each of which replaces the shipped one whole; null for the shipped ones
     *     alone. A directory that is not there is a problem.
     * @param environment for {@code ${NAME}}
     * @param today for prices and attestations
     */
    public LoadResult load(@Nullable Path directory, Map<String, String> environment, LocalDate today) {
        return load(directory, Map.of(), environment, today);
    }

    /**
     * As if some of the files were others, to try a change before it is written.
     *
     * @param instead the other files' bytes, by name
     */
    public LoadResult load(
            @Nullable Path directory, Map<String, byte[]> instead, Map<String, String> environment, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        ConfigFiles files = new ConfigFiles(directory, instead, environment, problems, warnings);
        if (directory != null && !Files.isDirectory(directory)) {
            // What the shipped files lack without the operator's is no news then.
            return new Rejected(problems);
        }
        Optional<Gateway> gateway =
                files.section(GatewayReader.FILE).map(top -> GatewayReader.read(top, files::alsoRead));
        Optional<Models> models = files.section(CatalogueReader.FILE).map(CatalogueReader::read);
        Optional<Prices> prices = files.section(PriceBookReader.FILE).map(PriceBookReader::read);
        Optional<Section> policy = files.section(PolicyReader.FILE);
        List<Detector> all = detectors(policy, files::alsoRead);
        Optional<Rules> rules = policy.map(top -> PolicyReader.read(top, kinds(all)));
        List<String> leftOut = new ArrayList<>();
        models.ifPresent(read -> leftOut.addAll(read.leftOut()));
        CrossChecks checks = new CrossChecks(files, today, leftOut);
        DifficultyModel plain = gateway.flatMap(Gateway::difficulty)
                .map(DifficultyModel.class::cast)
                .orElse(difficulty);
        boolean neighbours =
                gateway.filter(read -> read.settings().neighbours()).isPresent();
        DifficultyModel learned = neighbours ? plain.sketching() : plain;
        DifficultyModel rating = learned;
        if (gateway.isPresent() && models.isPresent()) {
            checks.aliases(gateway.get(), models.get());
            checks.judge(gateway.get(), models.get());
            rating = checks.calibration(gateway.get(), models.get(), learned.version())
                    .<DifficultyModel>map(learnt -> new CalibratedModel(learned, learnt))
                    .orElse(learned);
        }
        Judge judge = new Judge(all, rating);
        if (prices.isPresent() && models.isPresent()) {
            checks.prices(prices.get(), models.get());
        }
        if (rules.isPresent() && models.isPresent()) {
            checks.providers(rules.get(), models.get());
            checks.licences(rules.get(), models.get());
        }
        if (rules.isPresent() && gateway.isPresent()) {
            CrossChecks.callers(rules.get(), gateway.get());
        }
        rules.ifPresent(read -> PolicyChecks.run(read, judge, requests, today));
        if (!problems.isEmpty()) {
            return new Rejected(problems);
        }
        // Without a problem every file was read whole.
        Gateway read = gateway.orElseThrow();
        Models catalogue = models.orElseThrow();
        return new Loaded(new Settings(
                files.version(),
                files.hash(PolicyReader.FILE),
                fingerprint(all),
                read.settings(),
                catalogue(read, catalogue),
                catalogue.backends(),
                prices.orElseThrow().book().orElseThrow(),
                rules.orElseThrow().policy().orElseThrow(),
                judge,
                catalogue.origins(),
                catalogue.verified(),
                leftOut,
                warnings));
    }

    /** Of names whose routes are left out, what is left. */
    private static Catalogue catalogue(Gateway gateway, Models models) {
        Set<String> absent = CrossChecks.absent(models);
        Map<String, String> aliases = new HashMap<>();
        gateway.aliases().forEach((name, value) -> value.required(Shape.modelName())
                .filter(to -> !absent.contains(to))
                .ifPresent(to -> aliases.put(name, to)));
        Map<String, Mode> modes = new HashMap<>();
        gateway.modes().forEach((name, read) -> ModeReader.without(read.mode().orElseThrow(), absent::contains)
                .ifPresent(mode -> modes.put(name, mode)));
        return new Catalogue(models.routes(), aliases, modes);
    }

    /**
     * A policy alone, with all its checks but those against the other files; it may be one of former days, whose
     * attestations have lapsed since.
     *
     * @param file the policy; null for the shipped one
     * @param problems takes what is wrong with it
     * @return empty if anything is
     */
    public Optional<PrivacySettings> privacy(
            @Nullable Path file, Map<String, String> environment, LocalDate today, Collection<Problem> problems) {
        return privacy(file, environment, problems, new ArrayList<>(), today, rules -> {});
    }

    /**
     * A policy that a gateway is to load, so with all that would make it refuse: {@link #privacy}, attestations that
     * have lapsed, and rules that ask for what the callers in the {@code gateway.yml} beside it do not have.
     */
    public Optional<PrivacySettings> privacyToLoad(
            @Nullable Path file, Map<String, String> environment, LocalDate today, Collection<Problem> problems) {
        List<Warning> warnings = new ArrayList<>();
        return privacy(file, environment, problems, warnings, today, rules -> {
            List<String> leftOut = new ArrayList<>();
            PolicyChecks.attestations(rules, today, file == null, leftOut);
            leftOut.forEach(line -> warnings.add(new Warning(ConfigFiles.SHIPPED + PolicyReader.FILE, 0, "", line)));
            if (file != null) {
                beside(file.resolveSibling(GatewayReader.FILE), rules, environment, problems);
            }
        });
    }

    /** What is wrong with that file itself is not the policy's. */
    private static void beside(Path file, Rules rules, Map<String, String> environment, Collection<Problem> problems) {
        if (!Files.exists(file)) {
            return;
        }
        List<Problem> found = new ArrayList<>();
        Optional<Gateway> gateway = ConfigFiles.single(GatewayReader.FILE, file, environment, found, new ArrayList<>())
                .map(top -> GatewayReader.read(top, bytes -> {}));
        found.clear();
        gateway.ifPresent(read -> CrossChecks.callers(rules, read));
        problems.addAll(found);
    }

    private Optional<PrivacySettings> privacy(
            @Nullable Path file,
            Map<String, String> environment,
            Collection<Problem> problems,
            List<Warning> warnings,
            LocalDate today,
            Consumer<Rules> more) {
        Optional<Section> policy = ConfigFiles.single(PolicyReader.FILE, file, environment, problems, warnings);
        List<Detector> all = detectors(policy, bytes -> {});
        Judge judge = new Judge(all, difficulty);
        Optional<Rules> rules = policy.map(top -> PolicyReader.read(top, kinds(all)));
        rules.ifPresent(read -> PolicyChecks.run(read, judge, requests, today));
        rules.ifPresent(more);
        return problems.isEmpty()
                ? rules.flatMap(Rules::policy).map(read -> new PrivacySettings(judge, read, levels(all), warnings))
                : Optional.empty();
    }

    /** Ours and the customer's, which rules may name as well. */
    private List<Detector> detectors(Optional<Section> policy, Consumer<byte[]> files) {
        List<Detector> all = new ArrayList<>(detectors);
        policy.ifPresent(top -> all.addAll(CustomDetectorReader.read(top, detectors, files)));
        return List.copyOf(all);
    }

    private static Map<String, Sensitivity> levels(List<Detector> detectors) {
        return detectors.stream()
                .flatMap(detector -> detector.kinds().stream())
                .collect(Collectors.toMap(Kind::name, Kind::level, Sensitivity::max));
    }

    private static List<String> kinds(List<Detector> detectors) {
        return detectors.stream()
                .flatMap(detector -> detector.kinds().stream())
                .map(Kind::name)
                .distinct()
                .toList();
    }

    /** So that an audit can tell which detectors looked at a request; the build that they came with is told apart. */
    private static String fingerprint(List<Detector> detectors) {
        String all = detectors.stream()
                .map(detector -> detector.kinds().stream().map(Kind::name).collect(Collectors.joining(",")) + " "
                        + detector.getClass().getName())
                .sorted()
                .collect(Collectors.joining("\n"));
        return ConfigFiles.sha256Hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }
}
