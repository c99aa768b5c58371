/**
 * Says, once a local model has answered, how doubtful the answer is.
 *
 * <p>A prompt alone tells little of whether an answer will be right; the answer tells more, and most of all whether a
 * further sample comes to the same. So the {@link dev.sluice.router.verification.Verifier} reads the final answers
 * ({@link dev.sluice.router.verification.AnswerReader}) out of the outputs, compares them as a person would, numbers as
 * numbers and JSON as JSON, and weighs agreement together with the length of the output, the kind of answer and the
 * prompt's difficulty. The weights ({@link dev.sluice.router.verification.DoubtModel}) are fitted on published answers
 * of Llama 3.1 8B to GSM8K, MATH level 5, MMLU-Pro and CRUXEval, with those of other models of its size in the place of
 * further samples; of choices there were enough to let small trees add what signs say only together. Real samples of
 * one model agree more often with each other when they are wrong: calibrate on your own traffic where you can.
 *
 * <p>A {@link dev.sluice.router.verification.Flaw} settles the matter by itself. Texts of free form cannot be compared;
 * there the difficulty, the probabilities of the tokens and words of doubt are all there is.
 */
@NullMarked
package dev.sluice.router.verification;

import org.jspecify.annotations.NullMarked;
