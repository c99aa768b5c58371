/** What can be called: backends, the models they serve, what those can do, and whether they stand in the house. */
@NullMarked
package dev.sluice.router.catalogue;

import org.jspecify.annotations.NullMarked;
