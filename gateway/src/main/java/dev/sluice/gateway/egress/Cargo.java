package dev.sluice.gateway.egress;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.redaction.Prepared;
import dev.sluice.gateway.redaction.TreatedRequest;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.redaction.Restoration;
import dev.sluice.router.redaction.Treated;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A decided request under lock: whoever carries it can say where to, but only the gate, which knows what may go there,
 * takes it out. Inside is the caller's own request, and the treated one if the policy asks for a treatment.
 */
public final class Cargo {
    private final Decision.Send decision;
    private final ChatRequest original;
    private final @Nullable TreatedRequest treated;

    private Cargo(Decision.Send decision, ChatRequest original, @Nullable TreatedRequest treated) {
        this.decision = decision;
        this.original = original;
        this.treated = treated;
    }

    /** @param prepared from this decision and this request */
    public static Cargo of(Decision.Send decision, ChatRequest original, Prepared prepared) {
        Optional<TreatedRequest> treated = prepared.request();
        return new Cargo(decision, original, treated.orElse(null));
    }

    public Decision.Send decision() {
        return decision;
    }

    /** What was done to the findings before the request may leave along this route; empty for routes of the house. */
    public List<Treated> treated(Route route) {
        return treated == null || !route.leavesTheHouse() ? List.of() : treated.treated();
    }

    /**
     * What may go along this route.
     *
     * @throws SecurityException if the request must be treated and was not
     */
    ChatRequest along(Route route) {
        if (!route.leavesTheHouse() || decision.verdict().treatment().isEmpty()) {
            return original;
        }
        if (treated == null) {
            throw new SecurityException("route " + route.id() + " leaves the house with an untreated request");
        }
        return treated.request();
    }

    /** Length of what may go along this route, in bytes, before the model's name is exchanged in it. */
    public long size(Route route) {
        return along(route).prompt().body().size();
    }

    /** What the answer of this route has to get back. */
    Restoration restoration(Route route) {
        return treated == null || !route.leavesTheHouse() ? Restoration.NONE : treated.restoration();
    }
}
