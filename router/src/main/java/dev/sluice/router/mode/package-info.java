/**
 * Routing modes: how a name that callers write as {@code model} chooses among the routes that the policy permits. A
 * mode orders and narrows; it never permits anything.
 *
 * <p><b>Share</b>: a part of the traffic, from 0 to 1. <b>Threshold</b>: the difficulty's score from which on a request
 * goes out of the house, a quantile of recent scores. <b>Canary</b>: a new route that a fixed share of callers gets,
 * each of them always. <b>Shadow</b>: a route that gets a copy whose answer nobody sees. <b>Wish</b>: what one request
 * asks for itself; how far it is granted is the caller's {@link dev.sluice.router.mode.Freedom}.
 *
 * <p>Nothing here is drawn by chance: who gets a canary follows from a hash of the caller's name and of what the
 * request says of its user ({@link dev.sluice.router.mode.Lot}), so that it is the same after a restart and in every
 * instance, and nothing of it needs to be kept.
 */
@NullMarked
package dev.sluice.router.mode;

import org.jspecify.annotations.NullMarked;
