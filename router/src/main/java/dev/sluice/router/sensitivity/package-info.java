/**
 * Finds sensitive data. A detector finds one kind; a finding is a kind and a place, never the text itself.
 *
 * <p>Most text holds nothing, and must cost next to nothing: {@link dev.sluice.router.sensitivity.Clues} passes over a
 * string once and notes where a number, an at sign, a long token or an assignment stands. The built-in detectors look
 * only there, with recognisers that walk a bounded way from the clue; so every detector is linear in the text's length,
 * whatever the text. No regular expression runs over a whole text.
 *
 * <p>The one pass also notes signs of disguise, and {@link dev.sluice.router.text.Disguises} gives the views that the
 * signs ask for: folded, decoded, drawn together, mirrored. Every view is searched; offsets of findings are those of
 * the original text. Values cut over several strings are found by {@link dev.sluice.router.sensitivity.Borders}.
 *
 * <p>Values that their publishers print as examples (test cards, {@code example.com}, 555-01xx) are not findings.
 *
 * <p>Limits: what only a reader of the language sees (a number in a riddle, an acrostic, a translation), ciphers with a
 * key, steganography in the choice of words, and encodings that are not named in {@code dev.sluice.router.text} are not
 * seen. What cannot be decoded and is long is unscannable and stays in the house.
 */
@NullMarked
package dev.sluice.router.sensitivity;

import org.jspecify.annotations.NullMarked;
