/** Where people can be reached. */
@NullMarked
package dev.sluice.router.sensitivity.contact;

import org.jspecify.annotations.NullMarked;
