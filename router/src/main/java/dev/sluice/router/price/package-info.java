/** What a request costs, exactly. An unknown price is unknown, never zero. */
@NullMarked
package dev.sluice.router.price;

import org.jspecify.annotations.NullMarked;
