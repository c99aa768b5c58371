/** The shape of the code, held by a test. */
@NullMarked
package dev.sluice.gateway.architecture;

import org.jspecify.annotations.NullMarked;
