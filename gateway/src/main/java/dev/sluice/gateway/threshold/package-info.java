/**
 * Thresholds that hold a share: "20 % of what may leave the house does" stays true when the traffic shifts.
 *
 * <p>Per name and team, the scores of the last {@value dev.sluice.gateway.threshold.ScoreWindow#SIZE} requests that
 * might have left are kept, and the threshold is their quantile. A quantile alone lags behind a shift by a window's
 * length, and overshoots where many requests have the same score; so the share it is taken at is corrected by what has
 * gone out too much or too little so far (the online update of Gibbs and Candès, "Adaptive conformal inference under
 * distribution shift", 2021, with the debt summed up). That bounds the deviation whatever the scores do, as long as the
 * threshold is what decides: it stays below {@value dev.sluice.gateway.threshold.ScoreWindow#MOST_OWED} requests, and
 * as many more as are decided at the same moment. Where something else decides (the first requests, a canary, routes
 * that are down), more may come together; what is beyond {@value dev.sluice.gateway.threshold.ScoreWindow#MOST_OWED} is
 * forgotten and not paid back by the requests that follow.
 *
 * <p>Counted is what the policy lets out and some route outside can carry: requests that must stay in the house are in
 * neither number, and neither are those that asked for less themselves. Escalated counts as: the first route of the
 * decision leaves the house. A fallback after a failure, or after an answer that did not stand, is not counted here.
 *
 * <p>In memory, and apart from the settings: a reload leaves it as it is. At start the windows are filled with the
 * latest scores of the routing facts ({@link dev.sluice.gateway.threshold.Recollection}), among them those of requests
 * that asked for less themselves, which a fact does not tell apart; what was owed is not known any more. A window
 * without them goes by the router's fixed threshold until {@value dev.sluice.gateway.threshold.ScoreWindow#ENOUGH}
 * requests have come. Each instance of several holds the share for the traffic that it gets.
 */
@NullMarked
package dev.sluice.gateway.threshold;

import org.jspecify.annotations.NullMarked;
