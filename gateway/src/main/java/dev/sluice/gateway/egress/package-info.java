/**
 * The one gate to the network. {@link dev.sluice.gateway.egress.EgressGate} is the only class of Sluice that opens
 * connections to backends, and it opens none without a {@link dev.sluice.gateway.egress.Permit}, which it makes only
 * from a decision that holds the route and, where the route leaves the house, from the receipt of a durable audit
 * entry. Retry, fallback and adapters all come through here; an architecture test keeps every other class away from
 * sockets.
 */
@NullMarked
package dev.sluice.gateway.egress;

import org.jspecify.annotations.NullMarked;
