package dev.sluice.gateway.walk;

import dev.sluice.gateway.meters.Meters;
import dev.sluice.router.decision.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those whom a policy's rules name under {@code notify}: a line in the log and a count, never the text. */
final class Notices {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    private final Meters meters;

    Notices(Meters meters) {
        this.meters = meters;
    }

    void tell(String requestId, Verdict verdict) {
        for (String name : verdict.notified()) {
            meters.notice(name);
            log.warn(
                    "notify {}: request {} is {} by rule {} of {}, matched {}, found {}",
                    name,
                    requestId,
                    verdict.would().word(),
                    verdict.rule(),
                    verdict.policy(),
                    verdict.matched(),
                    verdict.kinds());
        }
    }
}
