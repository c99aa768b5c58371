/**
 * Makes difficulty models: the table of words once, from a published model's files, and weights from outcomes. Same
 * input, same bytes, on any machine: sums in a fixed order, one thread, no function that may be rounded differently.
 */
@NullMarked
package dev.sluice.router.difficulty.training;

import org.jspecify.annotations.NullMarked;
