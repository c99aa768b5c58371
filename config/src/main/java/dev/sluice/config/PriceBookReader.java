package dev.sluice.config;

import dev.sluice.router.price.Price;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.price.PriceEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code price-book.yml}. */
final class PriceBookReader {
    static final String FILE = "price-book.yml";

    private PriceBookReader() {}

    /**
     * What the file says.
     *
     * @param book empty after a problem
     * @param models the places of all entries by what they price, to be checked against the catalogue
     */
    record Prices(Optional<PriceBook> book, List<Priced> models) {}

    /** An entry and its place in the file. */
    record Priced(PriceEntry entry, Value place) {}

    static Prices read(Section top) {
        Optional<String> currency = top.get("currency").required(currency());
        Value referenceValue = top.get("reference");
        Optional<String> reference = referenceValue.required(Shape.text("backend/model with an entry below"));
        List<Value> elements = top.get("entries").list(1, "a list of at least one price");
        top.finish();
        List<Priced> priced = new ArrayList<>();
        elements.forEach(element -> entry(element).ifPresent(priced::add));
        boolean whole = priced.size() == elements.size() && !overlaps(priced);
        List<String> names =
                priced.stream().map(one -> one.entry().of()).distinct().toList();
        if (whole && reference.isPresent() && !names.contains(reference.get())) {
            referenceValue.problem(Value.quoted(reference.get()) + " has no entry (expected one of: "
                    + String.join(", ", names) + ")" + Suggestion.of(reference.get(), names));
            whole = false;
        }
        if (!whole || currency.isEmpty() || reference.isEmpty()) {
            return new Prices(Optional.empty(), priced);
        }
        List<PriceEntry> entries = priced.stream().map(Priced::entry).toList();
        return new Prices(Optional.of(new PriceBook(currency.get(), entries, reference.get())), priced);
    }

    private static Shape<String> currency() {
        return new Shape<>(
                "an ISO 4217 code such as USD",
                List.of(),
                text -> text.length() == 3 && text.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                        ? Optional.of(text)
                        : Optional.empty());
    }

    private static Optional<Priced> entry(Value element) {
        Section section = element.section();
        Value modelValue = section.get("model");
        Optional<String> model = modelValue.required(Shape.text("backend/model, or a model's name"));
        Optional<LocalDate> from = section.get("valid_from").required(Shape.date());
        Value untilValue = section.get("valid_until");
        Optional<LocalDate> until = untilValue.optional(Shape.date());
        Optional<Price> input = price(section.get("input"), true);
        Optional<Price> cachedInput = price(section.get("cached_input"), false);
        Optional<Price> cacheWrite = price(section.get("cache_write"), false);
        Optional<Price> output = price(section.get("output"), true);
        Optional<String> source = section.get("source").required(Shape.text("the page the price was read from"));
        Optional<LocalDate> checked = section.get("checked").required(Shape.date());
        section.finish();
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            untilValue.problem(until.get() + " (expected " + from.get() + " or later: that is valid_from)");
            return Optional.empty();
        }
        if (model.isEmpty()
                || from.isEmpty()
                || input.isEmpty()
                || output.isEmpty()
                || source.isEmpty()
                || checked.isEmpty()) {
            return Optional.empty();
        }
        PriceEntry entry = new PriceEntry(
                model.get() + "@" + from.get(),
                model.get(),
                from.get(),
                until,
                input.get(),
                cachedInput,
                cacheWrite,
                output.get(),
                source.get(),
                checked.get());
        return Optional.of(new Priced(entry, modelValue));
    }

    private static Optional<Price> price(Value value, boolean required) {
        Shape<Price> shape = Shape.price();
        return required ? value.required(shape) : value.optional(shape);
    }

    /** Two prices for one day would make the bill depend on the order of the file. */
    private static boolean overlaps(List<Priced> priced) {
        Map<String, List<Priced>> byModel = new LinkedHashMap<>();
        priced.forEach(one -> byModel.computeIfAbsent(one.entry().of(), model -> new ArrayList<>())
                .add(one));
        boolean found = false;
        for (List<Priced> ofOne : byModel.values()) {
            ofOne.sort(Comparator.comparing(one -> one.entry().validFrom()));
            for (int i = 1; i < ofOne.size(); i++) {
                PriceEntry earlier = ofOne.get(i - 1).entry();
                PriceEntry entry = ofOne.get(i).entry();
                boolean sameDay = earlier.validFrom().equals(entry.validFrom());
                if (sameDay
                        || earlier.validUntil()
                                .filter(until -> !until.isBefore(entry.validFrom()))
                                .isPresent()) {
                    ofOne.get(i)
                            .place()
                            .problem("two prices for \"" + entry.of() + "\" on " + entry.validFrom()
                                    + " (expected valid_from after the other's valid_until)");
                    found = true;
                }
            }
        }
        return found;
    }
}
