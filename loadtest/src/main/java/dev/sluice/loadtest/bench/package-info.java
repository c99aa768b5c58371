/**
 * What Sluice costs, measured: the conductor behind {@code ./sluice bench}, and JMH benchmarks of single parts.
 *
 * <p><b>How the bench measures.</b> Mock upstream, load generator and each proxy are processes of their own on this
 * machine's loopback. The upstream is the same for all <b>targets</b>: direct, nginx, Sluice. A <b>round</b> measures
 * every target once in every <b>measure</b>; the order of targets turns from round to round, so that a slow minute of
 * the machine hits all of them. Ratios are taken within a round and the median over rounds is shown, with the smallest
 * and the largest.
 *
 * <p>The main figure is <b>CPU time of the proxy's own processes</b> (user and system, from {@code /proc/PID/stat})
 * divided by requests or events: unlike requests per second it does not depend on how heavy generator and mock are,
 * which share the cores with it.
 */
@NullMarked
package dev.sluice.loadtest.bench;

import org.jspecify.annotations.NullMarked;
