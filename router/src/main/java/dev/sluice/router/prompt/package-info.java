/**
 * A view of a caller's request. The bytes stay the truth: nothing is ever serialised from here and sent in their place.
 */
@NullMarked
package dev.sluice.router.prompt;

import org.jspecify.annotations.NullMarked;
