/**
 * Says how much model a prompt needs, and how likely a local and a strong model succeed.
 *
 * <p>A model sees the prompt alone, never an answer. {@link dev.sluice.router.difficulty.LearnedModel} was fitted to
 * what small and large models made of public questions. Within one kind of question prompts alone tell little:
 * published routers recover some 0.60 of the area between a local and a strong model where chance gives 0.50, this one
 * a little more; between kinds they tell more. What it knows of kinds of prompts that no benchmark holds, such as
 * greetings, designs and reviews, is set by hand ({@link dev.sluice.router.difficulty.Trait}), by English words.
 *
 * <p>A score is the same on any machine: strict functions, sums in a fixed order, no clock, no chance.
 *
 * <p>The resources: {@code minilm.words}, a table of words made by {@code train words} from all-MiniLM-L6-v2
 * (Apache-2.0, {@code LICENSE-minilm.txt}); {@code standard.model}, made by {@code train difficulty};
 * {@code SHA256SUMS} of both.
 */
@NullMarked
package dev.sluice.router.difficulty;

import org.jspecify.annotations.NullMarked;
