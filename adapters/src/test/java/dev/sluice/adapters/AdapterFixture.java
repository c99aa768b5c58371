package dev.sluice.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.catalogue.Timeouts;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/** One provider's wire and the means to talk to it, for {@link AdapterContract}. */
public abstract class AdapterFixture {
    protected static final String HELLO = "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    protected static final Timeouts PATIENT = timeouts(5_000, 5_000, 20_000);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    protected abstract ChatAdapter adapter();

    /** The events before the first content. */
    protected abstract String opening();

    protected abstract String text(String delta);

    /** Everything from the finish reason to the very end; 7 tokens in, 3 of them cached, 5 out. */
    protected abstract String ending();

    /** The same without what makes the answer whole. */
    protected abstract String endingWithoutItsEnd();

    /** An error as the provider sends it in mid-stream. */
    protected abstract String errorEvent();

    /** Two parallel calls, {@code weather} with arguments in two pieces and {@code now} without any. */
    protected abstract String twoCalls();

    protected static Timeouts timeouts(int firstByte, int betweenBytes, int total) {
        return new Timeouts(
                Duration.ofSeconds(2),
                Duration.ofMillis(firstByte),
                Duration.ofMillis(betweenBytes),
                Duration.ofMillis(total));
    }

    protected final Flux<ChatEvent> chat(URI url, Timeouts timeouts, String body) {
        Backend backend =
                new Backend("there", "somebody", Locality.EXTERNAL, adapter().protocol());
        Model model = new Model("model-1", 1, 0, 4321, Ability.ofTheModel(), "proprietary");
        Prompt prompt = new Prompt(
                "auto", true, true, List.of(), 0, List.of(), Map.of(), 0, 1, new RequestBody(body.getBytes(UTF_8)));
        Upstream upstream = new Upstream(url, Secret.of("a-key"), timeouts, Outbound.over(HTTP));
        return adapter().chat(new Route("there/model-1", backend, model), prompt, upstream);
    }

    protected final List<ChatEvent> answer(ScriptedProvider provider, String body) {
        List<ChatEvent> events =
                chat(provider.url(), PATIENT, body).collectList().block(Duration.ofSeconds(15));
        return events == null ? List.of() : events;
    }

    protected final Throwable failure(ScriptedProvider provider, Timeouts timeouts) {
        return catchThrowable(() -> chat(provider.url(), timeouts, HELLO).blockLast(Duration.ofSeconds(15)));
    }

    protected static String textOf(List<ChatEvent> events) {
        return events.stream()
                .map(event -> event instanceof ChatEvent.Text text ? text.delta() : "")
                .collect(Collectors.joining());
    }
}
