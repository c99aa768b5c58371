package dev.sluice.gateway.compare;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

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
     */
    record Said(int status, String body, Optional<BigDecimal> cost, boolean simulated, long millis) {}

    /** @throws IOException if nobody answers */
    Said ask(byte[] body) throws IOException, InterruptedException;
}
