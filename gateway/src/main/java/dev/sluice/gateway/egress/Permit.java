package dev.sluice.gateway.egress;

import dev.sluice.config.BackendSettings;
import dev.sluice.router.catalogue.Route;

/**
 * The right to send one request along one route. Only {@link EgressGate} makes one, and only for a route that the
 * request's decision holds.
 */
public final class Permit {
    private final Route route;
    private final BackendSettings backend;

    Permit(Route route, BackendSettings backend) {
        this.route = route;
        this.backend = backend;
    }

    public Route route() {
        return route;
    }

    public BackendSettings backend() {
        return backend;
    }
}
