/** Mock upstreams, load generator and benchmarks. Shares no codec with the gateway: a codec bug cannot hide. */
@NullMarked
package dev.sluice.loadtest;

import org.jspecify.annotations.NullMarked;
