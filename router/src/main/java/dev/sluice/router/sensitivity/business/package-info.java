/** Marks that a text is not public. */
@NullMarked
package dev.sluice.router.sensitivity.business;

import org.jspecify.annotations.NullMarked;
