/** Promises that hold for the running gateway as a whole, tried with real sockets and seeded chance. */
@NullMarked
package dev.sluice.gateway.whole;

import org.jspecify.annotations.NullMarked;
