/**
 * Fits how likely answers are good to what came of them: outcomes in, a report of before and after, and an edit of
 * {@code gateway.yml} to review. Offline; of prompts in a file of the operator's own nothing is kept.
 */
@NullMarked
package dev.sluice.gateway.calibrate;

import org.jspecify.annotations.NullMarked;
