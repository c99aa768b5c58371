/** What is said about the health of somebody who is named, and the numbers of patients and prescribers. */
@NullMarked
package dev.sluice.router.sensitivity.health;

import org.jspecify.annotations.NullMarked;
