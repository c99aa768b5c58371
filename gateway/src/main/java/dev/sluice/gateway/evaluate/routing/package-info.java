/**
 * Measures how well requests are told apart: which ones a local model answers well, and which are worth a strong one.
 *
 * <p>Terms are RouteLLM's (arXiv 2406.18665, section 3). A router's score puts the questions in an order; the first of
 * them go to the strong model. Its <b>curve</b> is the mean quality over the share of strong calls. <b>PGR</b>, the
 * performance gap recovered, is where the quality stands between that of the local model (0) and of the strong one (1).
 * <b>APGR</b> is the area under PGR over all shares: 0.5 for a router that guesses. <b>CPT(x)</b> is the share of
 * strong calls that recovers x % of the gap. The curve has a point for every score, questions with the same score move
 * together, and a CPT is the first crossing; RouteLLM's own tables have ten equal bins, so those are given too.
 */
@NullMarked
package dev.sluice.gateway.evaluate.routing;

import org.jspecify.annotations.NullMarked;
