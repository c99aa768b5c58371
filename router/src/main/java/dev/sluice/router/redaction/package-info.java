/**
 * Makes findings harmless before a request leaves the house, and gives the originals back in the answer. Pure: chance
 * comes in as an argument, so the same chance makes the same request.
 *
 * <p>A value that is to come back gets a surrogate of its own form, drawn anew for every request, the same wherever the
 * value stands. No surrogate is part of another, of anything in the request or of its own original, and each has at
 * least six characters that chance chose: so what is found in the answer is ours. Surrogates hold nothing that JSON
 * would escape, so they look the same in a text and in a tool's arguments.
 *
 * <p>Where nobody can own a value of the form, that range is taken:
 *
 * <ul>
 *   <li>cards begin with 9999: ISO/IEC 7812-1 gives 9 to national bodies, followed by a country's number, and ISO
 *       3166-1 gives 999 to no country; the check digit is right
 *   <li>social security numbers have an area of 900 or more, which is never given out, and a group below 50, which
 *       taxpayer numbers (ITIN, ATIN) do not have either
 *   <li>mail addresses are of example.com, .net or .org (RFC 2606)
 *   <li>North American phone numbers are 555-01xx; British ones Ofcom's for drama; others go on with 00 behind the
 *       country's code, where no subscriber's number can
 *   <li>IP addresses are those for documentation (RFC 5737, RFC 3849); MAC addresses are locally administered
 * </ul>
 *
 * An IBAN has the right check digits, but nobody keeps a range free: it may be somebody's by chance.
 */
@NullMarked
package dev.sluice.router.redaction;

import org.jspecify.annotations.NullMarked;
