/**
 * Carries a decided request to a backend and its answer back. An attempt is one call along one route; the next route is
 * tried only while the caller has not been sent a byte, and only if the decision holds it.
 *
 * <p>An answer counts as complete when its protocol says so, never because a connection closed. The head is held until
 * the first real content, so that a backend that says 200 and then an error can still be replaced.
 */
@NullMarked
package dev.sluice.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
