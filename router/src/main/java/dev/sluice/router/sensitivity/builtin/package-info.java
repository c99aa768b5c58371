/** The list of built-in detectors, apart so that families need not know of each other. */
@NullMarked
package dev.sluice.router.sensitivity.builtin;

import org.jspecify.annotations.NullMarked;
