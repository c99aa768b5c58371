/**
 * Judges a local answer before the caller sees it. {@link dev.sluice.gateway.verification.AnswerForm} says what is
 * wrong with its form, the router's {@link dev.sluice.router.verification.Verifier} how doubtful it is as a whole, and
 * {@link dev.sluice.gateway.verification.Threshold} whether that is too much. Nothing here asks a backend: what follows
 * from a judgement is dispatch's business, and it can only take routes that the decision holds.
 */
@NullMarked
package dev.sluice.gateway.verification;

import org.jspecify.annotations.NullMarked;
