/**
 * Numbers with a fixed form, such as a state or a bank gives to people: a shape, a check digit, the words that announce
 * it. A family writes its numbers down as a table of {@link dev.sluice.router.sensitivity.number.NumberFormat}; one
 * search serves all tables.
 *
 * <p>A number counts in two cases. <b>Told</b>: a word that announces it stands near, and its check holds; separators
 * may then stand anywhere between its characters. <b>Alone</b>: it is written in a layout that hardly anything else
 * has, and its check holds. A told number whose check fails is kept with low confidence: a typing error in a number
 * that its writer calls an identity number makes it no less personal.
 */
@NullMarked
package dev.sluice.router.sensitivity.number;

import org.jspecify.annotations.NullMarked;
