/**
 * Finds sensitive data. A detector finds one kind; a finding is a kind and a place, never the text itself.
 *
 * <p>Most text holds nothing, and must cost next to nothing: {@link dev.sluice.router.sensitivity.Clues} passes over a
 * string once and notes where a number, an at sign, a long token or an assignment stands. The built-in detectors look
 * only there, with recognisers that walk a bounded way from the clue; so every detector is linear in the text's length,
 * whatever the text. No regular expression runs over a whole text.
 *
 * <p>Plain disguises are folded before: decimal digits of every script, fullwidth forms, invisible characters, the many
 * spaces and dashes of Unicode. Offsets of findings are those of the original text.
 *
 * <p>Values that their publishers print as examples (test cards, {@code example.com}, 555-01xx) are not findings.
 *
 * <p>Limits of this version: a value split over two strings, encoded (Base64, percent, entities), spelled out in words,
 * written with look-alike letters of other scripts, or broken over lines is not seen; passwords are seen only beside a
 * word that announces them; a private key only with its header.
 */
@NullMarked
package dev.sluice.router.sensitivity;

import org.jspecify.annotations.NullMarked;
