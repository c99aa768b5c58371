package dev.sluice.gateway.compare;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Asks a running gateway, as one of its callers. */
public interface Asker {
    /**
     * What came back.
     *
     * @param status of HTTP
     * @param body JSON, an answer or an error
     * @param cost as the gateway reckoned it; empty if it is unknown
     * @param simulated whether the gateway says that no model was asked
     * @param millis from the request to the answer's last byte
     * @param mayLeaveTo providers that the policy lets the request go to as it is; empty if it stays in the house
     */
    record Said(
            int status,
            String body,
            Optional<BigDecimal> cost,
            boolean simulated,
            long millis,
            Set<String> mayLeaveTo) {
        public Said {
            mayLeaveTo = Set.copyOf(mayLeaveTo);
        }
    }

    /** @throws IOException if nobody answers */
    Said ask(byte[] body) throws IOException, InterruptedException;
}
