/**
 * Rules that narrow the permitted routes. Every matching rule applies, deny beats permit whatever the order, and
 * nothing leaves the house without a rule that says so.
 */
@NullMarked
package dev.sluice.router.policy;

import org.jspecify.annotations.NullMarked;
