/** Who asks: keys become callers. Needs only the headers, so an unknown key is turned away before the body is read. */
@NullMarked
package dev.sluice.gateway.caller;

import org.jspecify.annotations.NullMarked;
