/**
 * Quasi-identifiers: what identifies nobody alone, and somebody together with more (dates, ages, places, employers,
 * HIPAA's Safe Harbor list, 45 CFR 164.514(b)(2)). All kinds are public: they keep no request in by themselves, and
 * policies and treatments may name them.
 *
 * <p>Names come from lists and from the words beside them; {@code LOW} means the words beside it alone, or a word that
 * is often something else. Sources: Unicode CLDR (Unicode-3.0 licence) for countries and zone cities; GeoNames
 * (geonames.org, CC BY 4.0) for towns, chosen by population; the United States Census Bureau of 1990 (public domain)
 * for last names; the rest by hand.
 */
@NullMarked
package dev.sluice.router.sensitivity.quasiidentifier;

import org.jspecify.annotations.NullMarked;
