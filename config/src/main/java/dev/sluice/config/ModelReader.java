package dev.sluice.config;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Route;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the models of one backend. */
final class ModelReader {
    private static final int MOST_TOKENS = 100_000_000;
    private static final Shape<Ability> ABILITY =
            Shape.word(Ability.ofTheModel().stream().collect(Collectors.toMap(Ability::key, Function.identity())));

    private final Backend backend;
    private final Map<String, ModelOrigin> origins;
    private final CatalogueReader.Names names;
    private final Map<String, VerifySettings> verified;

    /**
     * @param origins filled while reading, by route id
     * @param names filled while reading
     * @param verified filled while reading, by route id
     */
    ModelReader(
            Backend backend,
            Map<String, ModelOrigin> origins,
            CatalogueReader.Names names,
            Map<String, VerifySettings> verified) {
        this.backend = backend;
        this.names = names;
        this.origins = origins;
        this.verified = verified;
    }

    Optional<Route> read(Value element) {
        Section section = element.section();
        Optional<String> name = section.get("name").required(Shape.modelName());
        Value routeValue = section.get("route");
        Optional<String> route = routeValue.optional(Shape.name());
        name.ifPresentOrElse(given -> names.route(backend, given, route), names::incomplete);
        Optional<Double> capability = section.get("capability").required(Shape.fraction(0, 1));
        int context = section.get("context").or(0, Shape.whole(0, MOST_TOKENS));
        Value maxOutputValue = section.get("max_output");
        Optional<Integer> maxOutput = maxOutputValue.required(Shape.whole(1, MOST_TOKENS));
        if (context > 0 && maxOutput.isPresent() && maxOutput.get() > context) {
            maxOutputValue.problem(maxOutput.get() + " (expected at most context, which is " + context + ")");
        }
        Set<Ability> abilities = abilities(section.get("abilities"));
        Optional<String> licence =
                section.get("licence").required(Shape.text("an SPDX identifier such as Apache-2.0, or proprietary"));
        Optional<String> revision = section.get("revision").optional(Shape.text("the publisher's revision"));
        Optional<String> sha256 = section.get("sha256").optional(Shape.sha256());
        Optional<VerifySettings> verify = VerifyReader.read(section.get("verify"), backend);
        section.finish();
        if (name.isEmpty() || capability.isEmpty() || maxOutput.isEmpty() || licence.isEmpty()) {
            return Optional.empty();
        }
        Model model = new Model(name.get(), capability.get(), context, maxOutput.get(), abilities, licence.get());
        Route read = new Route(route.orElse(backend.name() + "/" + name.get()), backend, model);
        if (revision.isPresent() || sha256.isPresent()) {
            origins.put(read.id(), new ModelOrigin(revision, sha256));
        }
        verify.ifPresent(settings -> verified.put(read.id(), settings));
        return Optional.of(read);
    }

    private Set<Ability> abilities(Value value) {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        for (Value element : value.optionalList("a list of abilities")) {
            element.required(ABILITY).ifPresent(ability -> {
                if (!abilities.add(ability)) {
                    element.problem("\"" + ability.key() + "\" is listed twice");
                } else if (!backend.protocol().carries().contains(ability)) {
                    element.problem("\"" + ability.key() + "\" (expected only what the protocol "
                            + backend.protocol().name().toLowerCase(Locale.ROOT) + " can carry)");
                }
            });
        }
        return abilities;
    }
}
