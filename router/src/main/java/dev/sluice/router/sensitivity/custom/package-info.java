/**
 * The customer's own detectors: dictionaries of terms and patterns. Both are linear in the text's length, and take
 * terms and texts folded the same way ({@link dev.sluice.router.text.Clues}).
 */
@NullMarked
package dev.sluice.router.sensitivity.custom;

import org.jspecify.annotations.NullMarked;
