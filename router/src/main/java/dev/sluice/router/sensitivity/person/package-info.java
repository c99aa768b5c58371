/** Names of people. */
@NullMarked
package dev.sluice.router.sensitivity.person;

import org.jspecify.annotations.NullMarked;
