package dev.sluice.gateway.redaction;

import dev.sluice.router.decision.Decision;
import dev.sluice.router.redaction.Treated;
import java.util.List;
import java.util.Optional;

/**
 * A decision, and what may leave under it.
 *
 * @param decision the router's own, or without its routes out of the house
 * @param request what may leave; present exactly if the decision has a treatment and still leads out of the house
 * @param rescan what the second look found
 */
public record Prepared(Decision decision, Optional<TreatedRequest> request, Rescan rescan) {
    /** What was done to the request that may leave, by kind and action; empty if nothing was or it stays. */
    public List<Treated> treated() {
        return request.map(TreatedRequest::treated).orElse(List.of());
    }
}
