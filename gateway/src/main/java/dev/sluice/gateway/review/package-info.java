/** What a policy says, what it did with a request, and what a changed one would do. For people; offline. */
@NullMarked
package dev.sluice.gateway.review;

import org.jspecify.annotations.NullMarked;
