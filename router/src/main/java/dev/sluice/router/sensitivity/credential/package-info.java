/** Keys, passwords and whatever else opens a door. */
@NullMarked
package dev.sluice.router.sensitivity.credential;

import org.jspecify.annotations.NullMarked;
