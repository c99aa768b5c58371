/**
 * Learns from outcomes how likely a route's answer is good at a score, and measures how true such figures are.
 *
 * <p>Two forms: a logistic curve with two parameters ({@link dev.sluice.router.difficulty.calibration.PlattFit}), which
 * some dozens of outcomes can carry, and a free falling one
 * ({@link dev.sluice.router.difficulty.calibration.IsotonicFit}), which wants a thousand. Figures of the fit on its own
 * outcomes flatter it, so {@link dev.sluice.router.difficulty.calibration.CrossValidation} predicts each outcome from
 * the others.
 */
@NullMarked
package dev.sluice.router.difficulty.calibration;

import org.jspecify.annotations.NullMarked;
