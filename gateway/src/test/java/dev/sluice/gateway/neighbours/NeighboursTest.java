package dev.sluice.gateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.feedback.RatedRequest;
import dev.sluice.router.difficulty.Sketch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    private final Neighbours neighbours = new Neighbours();

    @Test
    void what_is_said_anew_of_a_request_takes_the_place_of_what_was_said_before() {
        neighbours.learn(List.of(rated("req_1", NOON, 0), rated("req_2", NOON, 0)));
        neighbours.learn(List.of(rated("req_1", NOON, 1)));
        assertThat(neighbours.size()).isEqualTo(2);
    }

    @Test
    void what_is_too_old_is_forgotten() {
        neighbours.learn(List.of(rated("req_1", NOON, 0), rated("req_2", NOON.plusMillis(1), 0)));
        neighbours.forget(NOON);
        assertThat(neighbours.size()).isEqualTo(2);
        neighbours.forget(NOON.plusMillis(1));
        assertThat(neighbours.size()).isEqualTo(1);
        neighbours.forget(NOON.plusSeconds(1));
        assertThat(neighbours.size()).isZero();
    }

    private static RatedRequest rated(String id, Instant at, double success) {
        return new RatedRequest(id, at, "team-a", "local/small", 0.7, "model-1", new Sketch(7), success);
    }
}
