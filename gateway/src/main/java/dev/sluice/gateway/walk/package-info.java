/**
 * The life of a request: received, identified, classified, decided, carried, answered. Each step takes the record of
 * the one before, so that dispatching without a decision does not compile.
 *
 * <p>{@link dev.sluice.gateway.walk.RequestPath} is our only filter and ends Gateway's chain: routes, predicates and
 * CORS stay Gateway's, dispatch is our own. With the backend's status in our hands before a byte has gone out, a
 * fallback is a plain next attempt, and a stream costs one flush per network read instead of one per event.
 */
@NullMarked
package dev.sluice.gateway.walk;

import org.jspecify.annotations.NullMarked;
