package dev.sluice.router.price;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one route, or one model wherever it is served, costs for some time.
 *
 * @param id unique; the ledger keeps it
 * @param of a route's id ({@code backend/model}) or a model's bare name; where both have entries, the route's count
 * @param validFrom first day, in UTC
 * @param validUntil last day, in UTC; empty for until the next entry of the same name, or for good
 * @param input for prompt tokens that no cache was involved with
 * @param cachedInput for prompt tokens read from the provider's cache; empty if unknown, then such usage has no known
 *     cost
 * @param cacheWrite for prompt tokens written to the provider's cache; empty if unknown, as above
 * @param output for tokens of the answer, reasoning included
 * @param source where the figures were read
 * @param checked when they were read
 */
public record PriceEntry(
        String id,
        String of,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Price input,
        Optional<Price> cachedInput,
        Optional<Price> cacheWrite,
        Price output,
        String source,
        LocalDate checked) {
    public PriceEntry {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: blank (expected a word that is unique in the price book)");
        }
        if (of.isBlank()) {
            throw new IllegalArgumentException("of: blank (expected backend/model or a model's name)");
        }
        if (validUntil.isPresent() && validUntil.get().isBefore(validFrom)) {
            throw new IllegalArgumentException(
                    "valid_until: " + validUntil.get() + " (expected " + validFrom + " or later)");
        }
    }
}
