package dev.sluice.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.caller.CallerDirectory;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import dev.sluice.gateway.ledger.JdbcLedger;
import dev.sluice.gateway.ledger.Ledger;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.management.ManagementServer;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on free ports of this machine, over a folder of its own, with a clock that stands. */
public final class RunningGateway implements AutoCloseable {
    public static final String CHAT = "/v1/chat/completions";
    /** Joined, so that nobody takes it for a live key. */
    public static final String KEY = String.join("-", "sk", "sluice", "a".repeat(43));

    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long PACE_NANOS = 2_000_000L;

    static {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    public final MovableClock clock;
    private final Path directory;
    private final Settings settings;
    private final ConfigurableApplicationContext context;
    private final ListAppender<ILoggingEvent> errors = new ListAppender<>();

    private RunningGateway(Path directory, Settings settings, MovableClock clock) {
        this.clock = clock;
        this.directory = directory;
        this.settings = settings;
        this.context = GatewayApplication.start(new LiveSettings(settings, () -> read(directory)), clock);
        errors.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(errors);
    }

    /** With the usual limits and a breaker that never opens. */
    public static RunningGateway over(Served... backends) {
        return over("", "{ window: 1000, minimum_calls: 1000 }", backends);
    }

    /** With the usual limits and settings that are changed once they were loaded. */
    public static RunningGateway over(UnaryOperator<Settings> changed, Served... backends) {
        return over("", "{ window: 1000, minimum_calls: 1000 }", changed, backends);
    }

    /**
     * @param limits in YAML, such as <code>{ body_time: 1s }</code>; empty for the usual ones
     * @param breaker in YAML
     */
    public static RunningGateway over(String limits, String breaker, Served... backends) {
        return over(limits, breaker, UnaryOperator.identity(), backends);
    }

    private static RunningGateway over(
            String limits, String breaker, UnaryOperator<Settings> changed, Served... backends) {
        try {
            Path directory = Files.createTempDirectory("sluice-test-");
            write(directory, limits, breaker, backends);
            return switch (read(directory)) {
                case LoadResult.Loaded(Settings settings) ->
                    new RunningGateway(directory, changed.apply(settings), new MovableClock());
                case LoadResult.Rejected(var problems) -> throw new AssertionError(problems);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoadResult read(Path directory) {
        return SettingsLoader.load(directory, Map.of("BACKEND_KEY", BACKEND_KEY), PolicyTestBody::read);
    }

    /** The storage folder, as the command line takes it. */
    public String storage() {
        return directory.resolve("data").toString();
    }

    /** Replaces one of its files, for the next reload. */
    public void rewrite(String file, UnaryOperator<String> change) throws IOException {
        Path path = directory.resolve(file);
        Files.writeString(path, change.apply(Files.exists(path) ? Files.readString(path) : ""));
    }

    /** Writes a configuration with one caller, {@link #KEY}'s; the privacy policy is the shipped one. */
    public static void write(Path directory, String limits, String breaker, Served... backends) throws IOException {
        StringBuilder gateway = new StringBuilder("host: 127.0.0.1\nport: 0\nmanagement_port: 0\n")
                .append("storage: { directory: \"")
                .append(directory.resolve("data"))
                .append("\" }\naliases: { gpt-4o: auto }\nbreaker: ")
                .append(breaker)
                .append("\ncallers:\n  - { name: app, team: tests, key_hash: ")
                .append(CallerDirectory.hash(KEY))
                .append(" }\n");
        if (!limits.isEmpty()) {
            gateway.append("limits: ").append(limits).append('\n');
        }
        StringBuilder catalogue = new StringBuilder("backends:\n");
        StringBuilder prices = new StringBuilder(
                "currency: USD\nreference: %s/%s-model\nentries:\n".formatted(backends[0].name(), backends[0].name()));
        for (Served backend : backends) {
            catalogue.append(backend.catalogue());
            prices.append(backend.prices());
        }
        Files.writeString(directory.resolve("gateway.yml"), gateway);
        Files.writeString(directory.resolve("model-catalogue.yml"), catalogue);
        Files.writeString(directory.resolve("price-book.yml"), prices);
    }

    /** What {@code key: ${BACKEND_KEY}} stands for. */
    public static final String BACKEND_KEY = String.join("-", "sk", "backend", "b7".repeat(16));

    public int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public RawCaller caller() throws IOException {
        return new RawCaller(port());
    }

    /** One request on a connection of its own. */
    public Answer ask(String body) throws IOException {
        return ask(body.getBytes(UTF_8));
    }

    public Answer ask(byte[] body) throws IOException {
        try (RawCaller caller = caller()) {
            return caller.post(CHAT, authorization(), body).answer();
        }
    }

    public static String authorization() {
        return "authorization: Bearer " + KEY + "\r\n";
    }

    /** A plain request. */
    public static String request(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Name three colours.\"}],"
                + "\"max_tokens\":64" + (stream ? ",\"stream\":true}" : "}");
    }

    /** Body of a management page. */
    public String managed(String path) throws IOException {
        try (RawCaller caller = new RawCaller(bean(ManagementServer.class).port())) {
            return caller.send("GET " + path + " HTTP/1.1\r\nhost: sluice\r\n\r\n")
                    .answer()
                    .text();
        }
    }

    /**
     * The attempts of a request as {@code /report/request/{id}} tells them, once there are as many; never more.
     *
     * @return each as "route outcome failure input/output usage-source"; an estimated input is told as ~
     */
    public List<String> attempts(String requestId, int expected) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        List<String> seen;
        do {
            LockSupport.parkNanos(PACE_NANOS);
            seen = attempts(requestId);
        } while (seen.size() < expected && System.nanoTime() < until);
        return settled(requestId);
    }

    /** A judged attempt is there before it is known how it ends. */
    private List<String> settled(String requestId) throws IOException {
        try {
            ((JdbcLedger) bean(Ledger.class)).flush(Duration.ofNanos(PATIENCE_NANOS));
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError(stuck);
        }
        return attempts(requestId);
    }

    private List<String> attempts(String requestId) throws IOException {
        String report = managed("/report/request/" + requestId);
        List<String> seen = new ArrayList<>();
        if (report.startsWith("{")) {
            for (JsonNode attempt : JSON.readTree(report).path("attempts")) {
                seen.add("%s %s %s %s/%s %s"
                        .formatted(
                                attempt.path("route").asString().replaceAll("/.*", ""),
                                attempt.path("outcome").asString(),
                                attempt.path("failure").asString("-"),
                                attempt.path("usage_source").asString("").equals("ESTIMATED")
                                        ? "~"
                                        : attempt.path("input_tokens").asString("-"),
                                attempt.path("output_tokens").asString("-"),
                                attempt.path("usage_source").asString("-")));
            }
        }
        return seen;
    }

    /** Waits until it holds; fails if it never does. */
    public static void eventually(String what, BooleanSupplier holds) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("never came true: " + what);
            }
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    /** Stops it, and starts another one over its folder, with its clock. */
    public RunningGateway restarted() {
        stop();
        return new RunningGateway(directory, settings, clock);
    }

    /** Also fails if the log has an error, a leak among them: nothing that callers or backends do may cause one. */
    @Override
    public void close() {
        try {
            stop();
        } finally {
            forget();
        }
    }

    private void stop() {
        tellLeaks();
        context.close();
        List<String> defects = errors.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(event ->
                        event.getLoggerName() + ": " + event.getFormattedMessage() + " " + event.getKeyValuePairs())
                .toList();
        if (!defects.isEmpty()) {
            throw new AssertionError("errors in the log: " + defects);
        }
    }

    private void forget() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Buffers that nobody released are found when they are collected, and told at the next allocation. */
    private static void tellLeaks() {
        System.gc();
        for (int i = 0; i < 100; i++) {
            PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
            UnpooledByteBufAllocator.DEFAULT.compositeBuffer().release();
        }
    }
}
