package dev.sluice.gateway.egress;

import static dev.sluice.gateway.redaction.Verdicts.CLOUD;
import static dev.sluice.gateway.redaction.Verdicts.HOUSE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.Treating;
import dev.sluice.gateway.audit.Treated;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.redaction.Prepared;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.gateway.redaction.Rescan;
import dev.sluice.gateway.redaction.Verdicts;
import dev.sluice.router.Judge;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of a request's forms the gate lets out. */
final class CargoTest {
    private static final Judge JUDGE = new Judge(Detectors.builtIn(), DifficultyModels.standard());
    private static final ChatRequest REQUEST = ChatRequestReader.read(
            "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"To ida.moor@fernhill-post.de\"}]}"
                    .getBytes(UTF_8),
            32);
    private static final Decision.Send DECISION = Verdicts.send(Treating.PSEUDONYMS, CLOUD, HOUSE);

    private EgressGate gate;
    private AuditReceipt audited;

    @BeforeEach
    void open() {
        gate = new EgressGate(Stream.of(CLOUD, HOUSE)
                .collect(Collectors.toMap(
                        route -> route.backend().name(),
                        route -> new BackendSettings(
                                route.backend(),
                                URI.create("http://127.0.0.1:1/v1"),
                                null,
                                BackendSettings.DEFAULT_TIMEOUTS,
                                false,
                                false,
                                1))));
        audited = new AuditReceipt(new AuditBook() {
            @Override
            public CompletableFuture<Void> leaves(Departure departure) {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public void ended(Departure.End end) {}
        });
    }

    @AfterEach
    void close() {
        gate.close();
    }

    private Permit permit(Prepared prepared, Route route) {
        audited.leaves(new Departure(route, 1, Instant.EPOCH, Treated.NOTHING, 0))
                .join();
        return gate.permit(Cargo.of(DECISION, REQUEST, prepared), route, audited);
    }

    private static Prepared prepared() {
        return new Redactor(new Random(1)).prepare(REQUEST, JUDGE.judge(REQUEST.prompt()), DECISION, JUDGE, 32);
    }

    @Test
    void a_permit_to_leave_the_house_holds_the_treated_request_and_no_other() {
        Prepared prepared = prepared();
        Permit permit = permit(prepared, CLOUD);
        assertThat(permit.request())
                .isSameAs(prepared.request().orElseThrow().request())
                .isNotSameAs(REQUEST);
        assertThat(new String(permit.request().prompt().body().bytes(), UTF_8)).doesNotContain("fernhill");
        assertThat(permit.restoration().isEmpty()).isFalse();
    }

    @Test
    void a_permit_within_the_house_holds_the_caller_s_own() {
        Permit permit = permit(prepared(), HOUSE);
        assertThat(permit.request()).isSameAs(REQUEST);
        assertThat(permit.restoration().isEmpty()).isTrue();
    }

    @Test
    void without_its_treatment_a_request_gets_no_permit_to_leave() {
        Prepared nothing = new Prepared(DECISION, Optional.empty(), Rescan.NOT_NEEDED);
        assertThatThrownBy(() -> permit(nothing, CLOUD)).isInstanceOf(SecurityException.class);
        assertThat(permit(nothing, HOUSE).request()).isSameAs(REQUEST);
    }
}
