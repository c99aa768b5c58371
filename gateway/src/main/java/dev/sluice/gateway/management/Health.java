package dev.sluice.gateway.management;

import dev.sluice.config.Settings;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.dispatch.Breakers;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.ledger.Ledger;
import dev.sluice.gateway.live.LiveSettings;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether this instance should get traffic. A backend that is down does not make it unready: every instance would leave
 * at once, and callers would get a broken connection instead of a clear error.
 */
public final class Health {
    private final Ledger ledger;
    private final AuditTrail audit;
    private final RoutingBook routing;
    private final LiveSettings settings;
    private final Breakers breakers;

    public Health(Ledger ledger, AuditTrail audit, RoutingBook routing, LiveSettings settings, Breakers breakers) {
        this.ledger = ledger;
        this.audit = audit;
        this.routing = routing;
        this.settings = settings;
        this.breakers = breakers;
    }

    /** Facts can be kept. */
    boolean ready() {
        return ledger.accepting() && audit.accepting();
    }

    /** For people and dashboards; names and words from closed lists only. */
    Map<String, Object> details() {
        Map<String, Object> details = new TreeMap<>();
        details.put("status", ready() ? "ready" : "not ready");
        Settings inForce = settings.settings();
        details.put("settings_version", inForce.version());
        details.put("policy", inForce.policy().id());
        details.put(
                "backends",
                inForce.backends().keySet().stream()
                        .collect(Collectors.toMap(
                                name -> name,
                                name -> breakers.available(name) ? "available" : "left alone",
                                (a, b) -> a,
                                TreeMap::new)));
        details.put(
                "trouble",
                Stream.of(ledger.trouble(), audit.trouble(), routing.trouble())
                        .flatMap(trouble -> trouble.stream())
                        .distinct()
                        .toList());
        return details;
    }
}
