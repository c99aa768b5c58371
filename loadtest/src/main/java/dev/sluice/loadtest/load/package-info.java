/**
 * The two ends of the benchmark: a <b>mock upstream</b> that answers like a model server at the cost of a few copied
 * buffers, and a <b>load generator</b> that keeps a number of connections busy. Both run on one event loop each, as
 * processes of their own, so that what a proxy in between costs can be read from its own process alone.
 *
 * <p>A <b>closed loop</b>: every connection sends its next request when the answer before is complete. Requests per
 * second are therefore what all parts together can do on this machine; CPU per request is the proxy's own.
 *
 * <p>Every answer is a fixed sequence of bytes ({@link dev.sluice.loadtest.load.CannedAnswers}), and the generator
 * compares every byte: an answer that was cut, re-serialised or mixed up ends the run.
 */
@NullMarked
package dev.sluice.loadtest.load;

import org.jspecify.annotations.NullMarked;
