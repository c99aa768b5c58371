/** Cards and accounts. */
@NullMarked
package dev.sluice.router.sensitivity.payment;

import org.jspecify.annotations.NullMarked;
