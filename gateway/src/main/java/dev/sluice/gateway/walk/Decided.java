package dev.sluice.gateway.walk;

import dev.sluice.gateway.dispatch.Copy;
import dev.sluice.gateway.dispatch.Errand;
import java.util.Optional;

/**
 * A request that is decided, and written down as such.
 *
 * @param copy for a second route, whose answer nobody gets; empty for most
 */
record Decided(Errand errand, Optional<Copy> copy) {}
