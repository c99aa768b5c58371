/** Measures what the detectors and a policy do to labelled requests. It reads files and calls nobody. */
@NullMarked
package dev.sluice.gateway.evaluate;

import org.jspecify.annotations.NullMarked;
