/**
 * Texts as they are searched: what one pass over a text shows, and how cheap disguises are taken off while the way back
 * to the caller's string is kept.
 */
@NullMarked
package dev.sluice.router.text;

import org.jspecify.annotations.NullMarked;
