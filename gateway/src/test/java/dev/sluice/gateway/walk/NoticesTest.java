package dev.sluice.gateway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NoticesTest {
    @Test
    void whoever_a_matching_rule_names_is_counted_and_told_in_the_log() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger log = (Logger) LoggerFactory.getLogger(Notices.class);
        log.addAppender(lines);
        Notices notices = new Notices(new Meters(registry));

        notices.tell("r-1", verdict("security", "dpo"));
        notices.tell("r-2", verdict("security"));
        notices.tell("r-3", verdict());
        log.detachAppender(lines);

        assertThat(registry.get("sluice.policy.notices")
                        .tag("name", "security")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "notify security: request r-1 is local_only by rule r of p@1, matched [r], found [IBAN]",
                        "notify dpo: request r-1 is local_only by rule r of p@1, matched [r], found [IBAN]",
                        "notify security: request r-2 is local_only by rule r of p@1, matched [r], found [IBAN]");
    }

    private static Verdict verdict(String... notified) {
        return new Verdict(
                Outcome.LOCAL_ONLY,
                "r",
                List.of("r"),
                Set.of(),
                Optional.empty(),
                "p@1",
                Outcome.LOCAL_ONLY,
                false,
                List.of("IBAN"),
                Optional.empty(),
                List.of(notified),
                List.of());
    }
}
