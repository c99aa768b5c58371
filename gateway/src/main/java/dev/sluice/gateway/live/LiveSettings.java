package dev.sluice.gateway.live;

import dev.sluice.config.GatewaySettings;
import dev.sluice.config.LoadResult;
import dev.sluice.config.Problem;
import dev.sluice.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in force. They change as a whole or not at all: a configuration with any problem leaves the last good
 * one where it is. Thread-safe.
 *
 * <p>Policy, detectors, prices, models, aliases and callers can be exchanged. What sockets, pools and files were opened
 * by (addresses, limits, storage, breakers, backends), and whether neighbours are heard, needs a restart, and a reload
 * that changes it is refused.
 */
public final class LiveSettings {
    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);

    private final Supplier<LoadResult> source;
    private volatile InForce inForce;

    /** @param source reads the configuration again */
    public LiveSettings(Settings first, Supplier<LoadResult> source) {
        this.inForce = InForce.of(first);
        this.source = source;
    }

    public InForce inForce() {
        return inForce;
    }

    public Settings settings() {
        return inForce.settings();
    }

    /** Reads the configuration again. Blocks on files; never throws because of what they hold. */
    public synchronized Reloaded reload() {
        Reloaded outcome = read();
        switch (outcome) {
            case Reloaded.Changed(var from, var to) ->
                log.atInfo().addKeyValue("from", from).addKeyValue("to", to).log("settings reloaded");
            case Reloaded.Same(var version) ->
                log.atInfo().addKeyValue("version", version).log("settings unchanged");
            case Reloaded.Kept(var version, var problems) ->
                log.atWarn()
                        .addKeyValue("version", version)
                        .addKeyValue("problems", problems.size())
                        .addKeyValue("first", problems.getFirst().toString())
                        .log("settings not reloaded, the last good ones stay in force");
        }
        return outcome;
    }

    private Reloaded read() {
        Settings old = inForce.settings();
        LoadResult read;
        try {
            read = source.get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            // Whatever a file did to its reader, what was in force stays so.
            return new Reloaded.Kept(
                    old.version(),
                    List.of(new Problem(
                            "configuration", 0, "", failed.getClass().getSimpleName() + " while it was read")));
        }
        return switch (read) {
            case LoadResult.Rejected(var problems) -> new Reloaded.Kept(old.version(), problems);
            case LoadResult.Loaded(Settings fresh) -> {
                List<Problem> fixed = fixed(old, fresh);
                if (!fixed.isEmpty()) {
                    yield new Reloaded.Kept(old.version(), fixed);
                }
                if (fresh.version().equals(old.version())) {
                    yield new Reloaded.Same(old.version());
                }
                inForce = InForce.of(fresh);
                yield new Reloaded.Changed(old.version(), fresh.version());
            }
        };
    }

    private static List<Problem> fixed(Settings old, Settings fresh) {
        List<Problem> problems = new ArrayList<>();
        GatewaySettings was = old.gateway();
        GatewaySettings is = fresh.gateway();
        restart("gateway.yml", "host, port", was.host() + was.port(), is.host() + is.port(), problems);
        restart(
                "gateway.yml",
                "management_host, management_port",
                was.managementHost() + was.managementPort(),
                is.managementHost() + is.managementPort(),
                problems);
        restart("gateway.yml", "limits", was.limits(), is.limits(), problems);
        restart("gateway.yml", "storage", was.storage(), is.storage(), problems);
        restart("gateway.yml", "breaker", was.breaker(), is.breaker(), problems);
        restart("gateway.yml", "difficulty.neighbours", was.neighbours(), is.neighbours(), problems);
        restart("model-catalogue.yml", "backends", old.backends(), fresh.backends(), problems);
        return problems;
    }

    private static void restart(String file, String key, Object was, Object is, List<Problem> problems) {
        if (!was.equals(is)) {
            problems.add(new Problem(file, 0, key, "changed (expected as before: this needs a restart)"));
        }
    }
}
