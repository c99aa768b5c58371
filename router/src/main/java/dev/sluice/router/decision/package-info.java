/**
 * Who asks, what was judged, where the request may go and why. A decision's routes only ever shrink after it was made.
 */
@NullMarked
package dev.sluice.router.decision;

import org.jspecify.annotations.NullMarked;
