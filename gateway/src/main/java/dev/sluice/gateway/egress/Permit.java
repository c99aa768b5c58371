package dev.sluice.gateway.egress;

import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.redaction.Restoration;

/**
 * The right to send one request along one route. Only {@link EgressGate} makes one, and only for a route that the
 * request's decision holds. It says itself what may be sent: where the policy asks for a treatment and the route leaves
 * the house, that is the treated request, and the caller's own cannot be had from it.
 */
public final class Permit {
    private final Route route;
    private final BackendSettings backend;
    private final ChatRequest request;
    private final Restoration restoration;

    Permit(Route route, BackendSettings backend, ChatRequest request, Restoration restoration) {
        this.route = route;
        this.backend = backend;
        this.request = request;
        this.restoration = restoration;
    }

    public Route route() {
        return route;
    }

    public BackendSettings backend() {
        return backend;
    }

    /** What may be sent, and nothing else. */
    public ChatRequest request() {
        return request;
    }

    /** What has to be put back into the answer. */
    public Restoration restoration() {
        return restoration;
    }
}
