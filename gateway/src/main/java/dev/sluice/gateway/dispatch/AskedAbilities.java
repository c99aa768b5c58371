package dev.sluice.gateway.dispatch;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.decision.BackendState;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What backends say of themselves, asked again every half minute while there is traffic.
 *
 * <p>llama.cpp tells at {@code /props} what its chat template can do ({@code chat_template_caps}), what its model can
 * see ({@code modalities}) and how long one slot's context is ({@code default_generation_settings.n_ctx}); seen with
 * build 11549, 2026-11. It matters: a template without tools ignores them without a word.
 */
public final class AskedAbilities {
    private static final Logger log = LoggerFactory.getLogger(AskedAbilities.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    /** One that did not tell is asked again soon: it may only be starting. */
    private static final Duration SILENT_FOR = Duration.ofSeconds(2);

    private static final Duration STALE_AFTER = Duration.ofMinutes(10);

    private final EgressGate gate;
    private final Set<String> asked;
    private final JsonMapper json = new JsonMapper();
    private final AsyncLoadingCache<String, BackendState> states;

    public AskedAbilities(Collection<BackendSettings> backends, EgressGate gate) {
        this.gate = gate;
        asked = backends.stream()
                .filter(BackendSettings::asksAbilities)
                .map(settings -> settings.backend().name())
                .collect(Collectors.toUnmodifiableSet());
        states = Caffeine.newBuilder()
                .refreshAfterWrite(AGAIN_AFTER)
                .expireAfter(Expiry.<String, BackendState>creating(
                        (backend, state) -> state.abilities() == null ? SILENT_FOR : STALE_AFTER))
                .buildAsync(this::ask);
    }

    /**
     * What is known now; never waits. A backend that has not answered yet, or does not tell, is
     * {@link BackendState#UNKNOWN}, and the catalogue's word counts.
     */
    public BackendState known(String backend) {
        return asked.contains(backend) ? states.get(backend).getNow(BackendState.UNKNOWN) : BackendState.UNKNOWN;
    }

    /** Asks all of them once, so that the first request finds an answer; ends when each has answered or failed. */
    public Mono<Void> warm() {
        return Mono.when(asked.stream()
                .map(backend -> Mono.fromFuture(states.get(backend)))
                .toList());
    }

    private CompletableFuture<BackendState> ask(String backend, Executor executor) {
        return gate.ask(backend, "/props")
                .map(this::read)
                .defaultIfEmpty(BackendState.UNKNOWN)
                .onErrorResume(failed -> {
                    log.atInfo()
                            .addKeyValue("backend", backend)
                            .addKeyValue("cause", failed.getClass().getSimpleName())
                            .log("backend did not say what it can do");
                    return Mono.just(BackendState.UNKNOWN);
                })
                .toFuture();
    }

    private BackendState read(byte[] props) {
        JsonNode root;
        try {
            root = json.readTree(props);
        } catch (JacksonException notJson) {
            return BackendState.UNKNOWN;
        }
        JsonNode template = root.path("chat_template_caps");
        if (template.isMissingNode()) {
            return BackendState.UNKNOWN;
        }
        // llama.cpp constrains the output by grammar, so JSON works with every model, and it always has logprobs.
        Set<Ability> can = EnumSet.of(Ability.JSON_OBJECT, Ability.JSON_SCHEMA, Ability.LOGPROBS);
        if (template.path("supports_tools").asBoolean(false)
                && template.path("supports_tool_calls").asBoolean(false)) {
            can.add(Ability.TOOLS);
        }
        JsonNode modalities = root.path("modalities");
        if (modalities.path("vision").asBoolean(false)) {
            can.add(Ability.IMAGES);
        }
        if (modalities.path("audio").asBoolean(false)) {
            can.add(Ability.AUDIO_INPUT);
        }
        int context = root.path("default_generation_settings").path("n_ctx").asInt(0);
        return new BackendState(true, can, context);
    }
}
