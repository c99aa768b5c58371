/**
 * The customer's own token classifier: a text becomes words and their pieces ({@code WordPiece}, as BERT's), windows of
 * them go through the model, and the tags it gives become spans. The model itself is behind
 * {@link dev.sluice.router.sensitivity.model.TokenModel}: this package knows no runtime and no clock.
 */
@NullMarked
package dev.sluice.router.sensitivity.model;

import org.jspecify.annotations.NullMarked;
