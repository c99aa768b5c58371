package dev.sluice.config;

import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.difficulty.PairCalibration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code gateway.yml} holds, aliases apart.
 *
 * @param host address to listen on, default {@code 127.0.0.1}
 * @param port for callers, 0 to 65535, default 8080; 0 lets the system choose
 * @param managementHost address to listen on for operators, default {@code 127.0.0.1}: reports need no key, so whoever
 *     reaches it reads them
 * @param managementPort for operators, 0 to 65535, default 8081; another one than {@code port}, unless both are 0
 * @param limits what a request may cost us
 * @param storage where facts are kept
 * @param breaker when a backend is left alone
 * @param callers at least one
 * @param calibrations what outcomes have taught, by pair of routes; the first whose routes are both in use is applied
 * @param judge the model that {@code calibrate} and {@code compare} may ask; empty, the default, for none
 * @param neighbours whether what became of like prompts moves their difficulty, for which facts keep sketches; default
 *     false
 */
public record GatewaySettings(
        String host,
        int port,
        String managementHost,
        int managementPort,
        Limits limits,
        Storage storage,
        Breaker breaker,
        List<CallerSettings> callers,
        List<PairCalibration> calibrations,
        Optional<AnswerJudge> judge,
        boolean neighbours) {
    public static final String DEFAULT_HOST = "127.0.0.1";
    public static final int DEFAULT_PORT = 8080;
    public static final int DEFAULT_MANAGEMENT_PORT = 8081;

    public GatewaySettings {
        callers = List.copyOf(callers);
        calibrations = List.copyOf(calibrations);
    }

    /** Whether feedback of this caller may count as that of such a source. */
    public boolean mayRate(Caller caller, Rater rater) {
        return callers.stream()
                .anyMatch(one -> one.caller().name().equals(caller.name())
                        && one.feedback().contains(rater));
    }

    /** With nothing learnt from outcomes, no judge and no neighbours. */
    public GatewaySettings(
            String host,
            int port,
            String managementHost,
            int managementPort,
            Limits limits,
            Storage storage,
            Breaker breaker,
            List<CallerSettings> callers) {
        this(
                host,
                port,
                managementHost,
                managementPort,
                limits,
                storage,
                breaker,
                callers,
                List.of(),
                Optional.empty(),
                false);
    }

    /** Where callers connect; a gateway that listens everywhere is asked on this machine. */
    public URI callersAddress() {
        return address(host, port);
    }

    /** Where operators ask; likewise. */
    public URI managementAddress() {
        return address(managementHost, managementPort);
    }

    /** The address of whoever listens there, as one connects to it from this machine. */
    public static URI address(String host, int port) {
        String reached =
                switch (host) {
                    case "0.0.0.0", "::", "" -> "127.0.0.1";
                    default -> host.contains(":") ? "[" + host + "]" : host;
                };
        return URI.create("http://" + reached + ":" + port);
    }

    /**
     * @param bodyBytes longest request body, 1 KiB to 1 GiB, default 26,214,400 (25 MiB); longer ones get 413
     * @param answerBytes longest answer of a backend that is held in memory, 64 KiB to 1 GiB, default 33,554,432
     * @param jsonDepth deepest nesting of a body, 8 to 1000, default 128
     * @param bodySeconds how long a caller may take to send its body, 1 s to 10 min, default 30 s
     * @param requests requests in flight at once, 1 to 100,000, default 4096; more get 503
     * @param bodyBytesInFlight sum of all bodies held at once, from {@code bodyBytes} to 64 GiB, default 67,108,864;
     *     more get 503
     * @param heldAnswerBytes sum of what is held of all answers while they are judged, and of what they are compared
     *     with, 64 KiB to 64 GiB, default 67,108,864; where it is used up, what is there of a stream is judged, and
     *     other answers are not
     */
    public record Limits(
            int bodyBytes,
            int answerBytes,
            int jsonDepth,
            Duration bodySeconds,
            int requests,
            long bodyBytesInFlight,
            long heldAnswerBytes) {
        public static final Limits DEFAULT =
                new Limits(25 << 20, 32 << 20, 128, Duration.ofSeconds(30), 4096, 64L << 20, 64L << 20);

        /** The same for an endpoint whose bodies are shorter by nature. */
        public Limits withBodyBytes(int bytes) {
            return new Limits(
                    Math.min(bytes, bodyBytes),
                    answerBytes,
                    jsonDepth,
                    bodySeconds,
                    requests,
                    bodyBytesInFlight,
                    heldAnswerBytes);
        }
    }

    /**
     * @param directory for the journals and, by default, the H2 database; created if absent; default {@code data}
     * @param jdbcUrl empty for H2 in {@code directory}; else a PostgreSQL URL
     * @param checkpoints a folder that gets a copy of each signed audit checkpoint, best one whose files nobody can
     *     change; empty for none. It is not created.
     * @param keepOutcomes how long routing facts and feedback are kept, 1 to 10,000 days, default 400; empty for ever
     */
    public record Storage(
            Path directory,
            Optional<String> jdbcUrl,
            Optional<String> user,
            Optional<Secret> password,
            Optional<Path> checkpoints,
            Optional<Duration> keepOutcomes) {
        public static final Duration DEFAULT_KEEP_OUTCOMES = Duration.ofDays(400);

        public static final Storage DEFAULT =
                new Storage(Path.of("data"), Optional.empty(), Optional.empty(), Optional.empty());

        /** Without copies of checkpoints; outcomes are kept as long as by default. */
        public Storage(Path directory, Optional<String> jdbcUrl, Optional<String> user, Optional<Secret> password) {
            this(directory, jdbcUrl, user, password, Optional.empty(), Optional.of(DEFAULT_KEEP_OUTCOMES));
        }
    }

    /**
     * Circuit breaker, one per backend.
     *
     * @param window calls looked at, 1 to 1000, default 20
     * @param minimumCalls before it may open, 1 to {@code window}, default 5
     * @param failureRate share of failed calls that opens it, 0.01 to 1, default 0.5
     * @param open how long it stays open, 1 s to 1 h, default 15 s; then one probe call is let through
     * @param longestRetryAfter a backend that asks for more than this is left alone for just so long, 1 s to 1 h,
     *     default 60 s
     */
    public record Breaker(int window, int minimumCalls, double failureRate, Duration open, Duration longestRetryAfter) {
        public static final Breaker DEFAULT = new Breaker(20, 5, 0.5, Duration.ofSeconds(15), Duration.ofSeconds(60));
    }
}
