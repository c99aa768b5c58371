/**
 * The pure core: what a request is and where it may go. It takes values and returns values; no clock, no randomness, no
 * I/O.
 */
@NullMarked
package dev.sluice.router;

import org.jspecify.annotations.NullMarked;
