/**
 * Rules that narrow the permitted routes. Every matching rule applies, deny beats permit whatever the order, and
 * nothing leaves the house without a rule that says so. A rule may ask that findings are treated before the request
 * leaves. Only an approved exception widens: for a time, for so many requests, and never what is final or unscannable.
 */
@NullMarked
package dev.sluice.router.policy;

import org.jspecify.annotations.NullMarked;
