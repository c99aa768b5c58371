/**
 * Fits how likely answers are good to what came of them: outcomes in, a report of before and after, and an edit of
 * {@code gateway.yml} to review. Offline, but for prompts that are to be asked: those go through a running gateway, as
 * {@code compare}'s do. Of prompts in a file of the operator's own nothing is kept.
 */
@NullMarked
package dev.sluice.gateway.calibrate;

import org.jspecify.annotations.NullMarked;
