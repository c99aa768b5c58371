package dev.sluice.config;

import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what stands under {@code when}. */
final class ConditionReader {
    /** Kinds; a family with more is not listed one by one. */
    private static final int LARGE_FAMILY = 10;

    private static final String KINDS = "a list of kinds such as CREDIT_CARD";
    private static final String DICTIONARY = "DICTIONARY.";
    private static final Shape<Optional<Sensitivity>> SENSITIVITY = sensitivity();

    private final Collection<String> kinds;
    private final List<Condition> all = new ArrayList<>();
    /** A condition that lost a part to a problem would match more than was meant. */
    private boolean whole = true;

    private ConditionReader(Collection<String> kinds) {
        this.kinds = kinds;
    }

    /** @param kinds all that any detector finds, dictionaries and the house's own patterns included */
    static Optional<Condition> read(Value value, Collection<String> kinds) {
        ConditionReader reader = new ConditionReader(kinds);
        reader.section(value.section());
        return value.present() && reader.whole ? Optional.of(new Condition.AllOf(reader.all)) : Optional.empty();
    }

    private void section(Section section) {
        Value confidenceValue = section.get("confidence");
        Optional<Confidence> given = part(confidenceValue, confidenceValue.optional(Shape.word(Confidence.class)));
        Confidence confidence = given.orElse(Confidence.LOW);
        List<EntityPattern> named = new ArrayList<>();
        patterns(section.get("entities"), entity(), KINDS, "no kind").ifPresent(found -> {
            all.add(new Condition.HasEntity(found, confidence));
            named.addAll(found);
        });
        Value dictionaries = section.get("dictionaries");
        Value orEntities = section.get("or_entities");
        if (orEntities.present() && !dictionaries.present()) {
            orEntities.problem("without dictionaries (expected entities, which says the same)");
        }
        List<EntityPattern> eitherOf = new ArrayList<>();
        patterns(dictionaries, dictionary(), "a list of dictionaries", "no dictionary")
                .ifPresent(eitherOf::addAll);
        patterns(orEntities, entity(), KINDS, "no kind").ifPresent(eitherOf::addAll);
        if (!eitherOf.isEmpty()) {
            all.add(new Condition.HasEntity(eitherOf, confidence));
            named.addAll(eitherOf);
        }
        Value mostValue = section.get("max_count");
        part(mostValue, mostValue.optional(Shape.whole(0, 1_000_000)))
                .ifPresent(most -> all.add(new Condition.CountAtMost(named, confidence, most)));
        if (confidenceValue.present() && whole && named.isEmpty() && !mostValue.present()) {
            confidenceValue.problem("has no effect alone (expected entities, dictionaries or max_count beside it)");
        }
        words(section.get("team"), "team").ifPresent(teams -> all.add(new Condition.TeamIs(teams)));
        subject(section.get("subject"));
        words(section.get("purpose"), "purpose").ifPresent(purposes -> all.add(new Condition.PurposeIs(purposes)));
        Value sensitivity = section.get("sensitivity");
        part(sensitivity, sensitivity.optional(SENSITIVITY))
                .ifPresent(level -> all.add(
                        level.<Condition>map(Condition.SensitivityAtMost::new).orElseGet(Condition.NothingFound::new)));
        Value unscannable = section.get("unscannable");
        part(unscannable, unscannable.optional(Shape.flag()))
                .ifPresent(wanted -> all.add(new Condition.UnscannableIs(wanted)));
        section.notYet("cel");
        section.finish();
    }

    private void subject(Value value) {
        Section section = value.optionalSection();
        Value region = section.get("region");
        Optional<Set<String>> regions = words(region, "region");
        section.finish();
        if (value.present() && !region.present()) {
            value.problem("says nothing (expected region: the callers' in gateway.yml)");
        }
        if (value.present() && regions.isEmpty()) {
            whole = false;
        }
        regions.ifPresent(given -> all.add(new Condition.RegionIs(given)));
    }

    private Optional<List<EntityPattern>> patterns(
            Value value, Shape<EntityPattern> shape, String expected, String none) {
        List<EntityPattern> patterns = new ArrayList<>();
        List<Value> elements = value.optionalList(expected);
        if (value.present() && elements.isEmpty()) {
            value.problem("names " + none + " (expected at least one)");
        }
        elements.forEach(element -> element.required(shape).ifPresent(patterns::add));
        return part(
                value,
                patterns.isEmpty() || patterns.size() < elements.size() ? Optional.empty() : Optional.of(patterns));
    }

    private Optional<Set<String>> words(Value value, String what) {
        Set<String> words = PolicyReader.words(value, "a " + what + ", or a list of them");
        if (value.present() && words.isEmpty()) {
            value.problem("names no " + what + " (expected at least one)");
        }
        return part(value, words.isEmpty() ? Optional.empty() : Optional.of(words));
    }

    private <T> Optional<T> part(Value value, Optional<T> read) {
        if (value.present() && read.isEmpty()) {
            whole = false;
        }
        return read;
    }

    /** A large family by its name alone. */
    private static List<String> shortened(List<String> kinds) {
        Map<String, Long> sizes =
                kinds.stream().collect(Collectors.groupingBy(ConditionReader::family, Collectors.counting()));
        return kinds.stream()
                .map(kind -> sizes.getOrDefault(family(kind), 0L) > LARGE_FAMILY ? family(kind) : kind)
                .distinct()
                .toList();
    }

    private static String family(String kind) {
        int dot = kind.indexOf('.');
        return dot < 0 ? kind : kind.substring(0, dot) + ".*";
    }

    private Shape<EntityPattern> entity() {
        List<String> sorted = kinds.stream().sorted().toList();
        return new Shape<>(
                "a kind that a detector finds, a family such as SECRET.*, or KIND+KIND; there are "
                        + String.join(", ", shortened(sorted)),
                sorted,
                text -> {
                    try {
                        return Optional.of(EntityPattern.of(text)).filter(pattern -> pattern.isKnownAmong(kinds));
                    } catch (IllegalArgumentException malformed) {
                        return Optional.empty();
                    }
                });
    }

    /** By the name that the file gives it; its findings' kind is in the same letters or in capitals. */
    private Shape<EntityPattern> dictionary() {
        Map<String, String> known = kinds.stream()
                .filter(kind -> kind.startsWith(DICTIONARY))
                .collect(Collectors.toMap(
                        kind -> kind.substring(DICTIONARY.length()).toLowerCase(Locale.ROOT),
                        Function.identity(),
                        (one, other) -> one));
        List<String> names = known.keySet().stream().sorted().toList();
        return new Shape<>(
                names.isEmpty() ? "a dictionary of this file; it has none" : "one of: " + String.join(", ", names),
                names,
                text -> Optional.ofNullable(known.get(text.toLowerCase(Locale.ROOT)))
                        .map(EntityPattern::of));
    }

    /** {@code none} means more than {@code public}: that nothing was found at all. */
    private static Shape<Optional<Sensitivity>> sensitivity() {
        Map<String, Optional<Sensitivity>> words = new HashMap<>(List.of(Sensitivity.values()).stream()
                .collect(Collectors.toMap(level -> level.name().toLowerCase(Locale.ROOT), Optional::of)));
        words.put("none", Optional.empty());
        return Shape.word(words);
    }
}
