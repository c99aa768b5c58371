package dev.sluice.config;

import dev.sluice.config.GatewaySettings.Breaker;
import dev.sluice.config.GatewaySettings.Limits;
import dev.sluice.config.GatewaySettings.Storage;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.difficulty.LearnedModel;
import dev.sluice.router.mode.Freedom;
import dev.sluice.router.mode.Mode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code gateway.yml}. */
final class GatewayReader {
    static final String FILE = "gateway.yml";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Shape<Optional<Duration>> KEPT =
            Shape.durationOrForever(Duration.ofDays(1), Duration.ofDays(10_000));

    private GatewayReader() {}

    /**
     * What the file says.
     *
     * @param aliases still with their places, since what they point to stands in another file
     * @param modes those of the aliases that have one, likewise
     * @param callers the places of the callers in the settings, in file order
     * @param difficulty the customer's own difficulty model; empty for the shipped one
     * @param calibrations the pairs with their places, in file order
     * @param judge where the judge's route stands
     */
    record Gateway(
            GatewaySettings settings,
            Map<String, Value> aliases,
            Map<String, ModeReader.Read> modes,
            Map<Caller, Value> callers,
            Optional<LearnedModel> difficulty,
            List<CalibrationReader.Placed> calibrations,
            Value judge) {}

    /** @param files takes the bytes of further files that the settings consist of */
    static Gateway read(Section top, Consumer<byte[]> files) {
        String host = top.get("host").or(GatewaySettings.DEFAULT_HOST, host());
        int port = top.get("port").or(GatewaySettings.DEFAULT_PORT, Shape.whole(0, 65_535));
        String managementHost = top.get("management_host").or(GatewaySettings.DEFAULT_HOST, host());
        Value management = top.get("management_port");
        int managementPort = management.or(GatewaySettings.DEFAULT_MANAGEMENT_PORT, Shape.whole(0, 65_535));
        if (managementPort == port && port != 0) {
            management.problem(managementPort + " is the port for callers too (expected another one)");
        }
        Limits limits = limits(top.get("limits").optionalSection());
        Storage storage = storage(top.get("storage").optionalSection());
        Breaker breaker = breaker(top.get("breaker").optionalSection());
        Map<String, Value> aliases = aliases(top.get("aliases").optionalSection());
        Map<String, ModeReader.Read> modes = modes(aliases);
        aliases.keySet().removeAll(modes.keySet());
        Freedom overrides = top.get("overrides").or(Freedom.NARROWER, Shape.word(Freedom.class));
        DifficultyReader.Read difficulty =
                DifficultyReader.read(top.get("difficulty").optionalSection(), files);
        Map<Caller, Value> callerPlaces = new LinkedHashMap<>();
        List<CallerSettings> callers = callers(top.get("callers"), overrides, callerPlaces);
        List<CalibrationReader.Placed> calibrations = CalibrationReader.read(top.get("calibration"));
        Section judgeSection = top.get("judge").optionalSection();
        Value judgeRoute = judgeSection.get("route");
        Optional<AnswerJudge> judge = judge(top.get("judge"), judgeSection, judgeRoute);
        top.finish();
        return new Gateway(
                new GatewaySettings(
                        host,
                        port,
                        managementHost,
                        managementPort,
                        limits,
                        storage,
                        breaker,
                        callers,
                        calibrations.stream()
                                .map(CalibrationReader.Placed::pair)
                                .toList(),
                        judge,
                        difficulty.neighbours()),
                aliases,
                modes,
                callerPlaces,
                difficulty.model(),
                calibrations,
                judgeRoute);
    }

    private static Optional<AnswerJudge> judge(Value place, Section section, Value routeValue) {
        if (!place.present()) {
            return Optional.empty();
        }
        Optional<String> route = routeValue.required(Shape.modelName());
        boolean external = section.get("external").or(false, Shape.flag());
        section.finish();
        return route.map(name -> new AnswerJudge(name, external));
    }

    private static Shape<String> host() {
        return new Shape<>(
                "an address such as 127.0.0.1, or 0.0.0.0 for all",
                List.of(),
                text -> text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c == '/' || c > '~')
                        ? Optional.empty()
                        : Optional.of(text));
    }

    private static Limits limits(Section section) {
        Limits usual = Limits.DEFAULT;
        Value bodySize = section.get("body_size");
        long body = bodySize.or((long) usual.bodyBytes(), Shape.size(1L << 10, 1L << 30));
        long answer = section.get("answer_size").or((long) usual.answerBytes(), Shape.size(64L << 10, 1L << 30));
        int depth = section.get("json_depth").or(usual.jsonDepth(), Shape.whole(8, 1000));
        Duration time =
                section.get("body_time").or(usual.bodySeconds(), Shape.duration(SECOND, Duration.ofMinutes(10)));
        int requests = section.get("requests").or(usual.requests(), Shape.whole(1, 100_000));
        Value inFlight = section.get("bodies_in_flight");
        long bodies = inFlight.or(usual.bodyBytesInFlight(), Shape.size(1L << 10, 64L << 30));
        if (bodies < body) {
            (inFlight.present() ? inFlight : bodySize)
                    .problem("bodies_in_flight " + Units.shown(bodies) + " is less than body_size " + Units.shown(body)
                            + " (expected at least as much, or no such body could ever be taken)");
        }
        long held = section.get("held_answers").or(usual.heldAnswerBytes(), Shape.size(64L << 10, 64L << 30));
        section.finish();
        return new Limits(Math.toIntExact(body), Math.toIntExact(answer), depth, time, requests, bodies, held);
    }

    private static Storage storage(Section section) {
        Path directory = section.get("directory").or(Storage.DEFAULT.directory(), path());
        Value url = section.get("jdbc_url");
        Optional<String> jdbcUrl = url.optional(jdbcUrl());
        Value userValue = section.get("user");
        Optional<String> user = userValue.optional(Shape.text("a database user"));
        Value passwordValue = section.get("password");
        Optional<Secret> password = SecretReader.read(passwordValue);
        if (!url.present() && (userValue.present() || passwordValue.present())) {
            (userValue.present() ? userValue : passwordValue)
                    .problem("has no use without jdbc_url (expected jdbc_url too, or neither)");
        }
        Optional<Path> checkpoints = section.get("checkpoints").optional(path());
        Optional<Duration> keepOutcomes =
                section.get("keep_outcomes").or(Optional.of(Storage.DEFAULT_KEEP_OUTCOMES), KEPT);
        section.finish();
        return new Storage(directory, jdbcUrl, user, password, checkpoints, keepOutcomes);
    }

    private static Shape<Path> path() {
        return new Shape<>("a folder", List.of(), text -> {
            try {
                return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
            } catch (InvalidPathException malformed) {
                return Optional.empty();
            }
        });
    }

    /** A password in the URL would be a secret written out. */
    private static Shape<String> jdbcUrl() {
        return new Shape<String>(
                        "a URL such as jdbc:postgresql://db.example:5432/sluice; user and password have keys of their own",
                        List.of(),
                        text -> text.startsWith("jdbc:postgresql:") && !Shape.holdsCredentials(text)
                                ? Optional.of(text)
                                : Optional.empty())
                .hidden(Shape::holdsCredentials);
    }

    private static Breaker breaker(Section section) {
        Breaker usual = Breaker.DEFAULT;
        int window = section.get("window").or(usual.window(), Shape.whole(1, 1000));
        Value minimumValue = section.get("minimum_calls");
        int minimum = minimumValue.or(Math.min(usual.minimumCalls(), window), Shape.whole(1, 1000));
        if (minimum > window) {
            minimumValue.problem(minimum + " (expected at most window, which is " + window + ")");
        }
        double rate = section.get("failure_rate").or(usual.failureRate(), Shape.fraction(0.01, 1));
        Duration open = section.get("open").or(usual.open(), Shape.duration(SECOND, HOUR));
        Duration longest =
                section.get("longest_retry_after").or(usual.longestRetryAfter(), Shape.duration(SECOND, HOUR));
        section.finish();
        return new Breaker(window, minimum, rate, open, longest);
    }

    private static Map<String, Value> aliases(Section section) {
        Map<String, Value> aliases = new LinkedHashMap<>();
        for (String name : section.keys()) {
            aliases.put(name, section.get(name));
        }
        return aliases;
    }

    /** The mode of {@code auto} first: others may be based on it. */
    private static Map<String, ModeReader.Read> modes(Map<String, Value> aliases) {
        Map<String, ModeReader.Read> modes = new LinkedHashMap<>();
        Value auto = aliases.get(Catalogue.AUTO);
        Mode usual = Mode.Auto.USUAL;
        if (auto != null && auto.isGroup()) {
            ModeReader.Read read = ModeReader.read(auto, usual);
            modes.put(Catalogue.AUTO, read);
            usual = read.mode().map(Mode::innermost).orElse(usual);
        }
        for (Map.Entry<String, Value> alias : aliases.entrySet()) {
            if (alias.getValue().isGroup() && !alias.getKey().equals(Catalogue.AUTO)) {
                modes.put(alias.getKey(), ModeReader.read(alias.getValue(), usual));
            }
        }
        return modes;
    }

    private static List<CallerSettings> callers(Value value, Freedom usual, Map<Caller, Value> places) {
        List<Value> elements = value.list(
                1,
                "at least one caller; run `./sluice new-key --name NAME --team TEAM` and put the lines it prints here");
        List<CallerSettings> callers = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Value element : elements) {
            Section section = element.section();
            Value nameValue = section.get("name");
            Optional<String> name = nameValue.required(Shape.name());
            Optional<String> team = section.get("team").required(Shape.name());
            Value regionValue = section.get("region");
            Optional<String> region = regionValue.optional(Shape.name());
            Value purposeValue = section.get("purpose");
            Optional<String> purpose = purposeValue.optional(Shape.name());
            Freedom overrides = section.get("overrides").or(usual, Shape.word(Freedom.class));
            Set<Rater> feedback = feedback(section.get("feedback"));
            Value hashValue = section.get("key_hash");
            Optional<String> hash = hashValue.required(Shape.sha256().hidden(text -> true));
            section.finish();
            name.ifPresent(given -> once(nameValue, "name " + given, seen));
            hash.ifPresent(given -> once(hashValue, "key " + given, seen));
            if (name.isPresent() && team.isPresent() && hash.isPresent()) {
                Caller caller = new Caller(name.get(), team.get(), region, purpose, overrides);
                callers.add(new CallerSettings(caller, hash.get(), feedback));
                if (regionValue.present() == region.isPresent() && purposeValue.present() == purpose.isPresent()) {
                    places.put(caller, element);
                }
            }
        }
        return callers;
    }

    private static Set<Rater> feedback(Value value) {
        Set<Rater> raters = EnumSet.noneOf(Rater.class);
        for (Value element : value.optionalList("a list of judge and reviewer")) {
            element.required(Shape.word(Rater.class)).ifPresent(raters::add);
        }
        return raters;
    }

    /** Two callers of one name or key would share a bill. */
    private static void once(Value value, String what, Map<String, String> seen) {
        String first = seen.putIfAbsent(what, value.path());
        if (first != null) {
            value.problem("the same as " + first + " (expected a different one for every caller)");
        }
    }
}
