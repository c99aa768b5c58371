/**
 * What became of prompts like this one, as a second opinion beside the difficulty model: learning from one's own
 * traffic between calibrations.
 *
 * <p>A {@code Neighbourhood} holds outcomes of one route: a {@link dev.sluice.router.difficulty.Sketch} of the prompt,
 * and how much better or worse than predicted the answer was. Of a new prompt it looks for those within a radius; a
 * {@code SecondOpinion} moves the model's chances of success by their mean surprise, shrunk as by so many outcomes that
 * went as predicted, and the score by what that changes in the gain of a strong model. Surprises rather than plain
 * rates of success, so that what the model tells apart among neighbours stays told apart; without near neighbours
 * everything is exactly the model's.
 *
 * <p>Radius, weights and bounds were chosen on two sets of questions that the model had not learned from and measured
 * on others: {@code evaluate routing --neighbours}. Sums are of whole numbers, so the order in which outcomes came
 * makes no difference.
 */
@NullMarked
package dev.sluice.router.difficulty.neighbours;

import org.jspecify.annotations.NullMarked;
