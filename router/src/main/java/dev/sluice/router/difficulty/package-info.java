/**
 * Says how much model a prompt needs, between 0 and 1.
 *
 * <p>A model sees the prompt alone, never an answer. {@link dev.sluice.router.difficulty.StructuralModel} goes by form
 * and vocabulary: it tells a proof from a greeting, and code from small talk, but hardly an easy question of a kind
 * from a hard one of the same kind. Its words are English and its code signs are those of the C family and Python, so
 * it underrates hard requests in other languages. Better models come behind the same interface.
 */
@NullMarked
package dev.sluice.router.difficulty;

import org.jspecify.annotations.NullMarked;
