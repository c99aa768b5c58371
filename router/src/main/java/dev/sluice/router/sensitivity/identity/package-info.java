/** Numbers that states give to people. */
@NullMarked
package dev.sluice.router.sensitivity.identity;

import org.jspecify.annotations.NullMarked;
