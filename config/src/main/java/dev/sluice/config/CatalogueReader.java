package dev.sluice.config;

import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.catalogue.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code model-catalogue.yml}. */
final class CatalogueReader {
    static final String FILE = "model-catalogue.yml";

    private static final Shape<Duration> TIMEOUT = Shape.duration(Duration.ofMillis(1), Duration.ofHours(1));
    private static final Shape<Boolean> ABILITIES = Shape.word(Map.of("ask", true, "listed", false));

    private final List<Route> routes = new ArrayList<>();
    private final List<Route> absent = new ArrayList<>();
    private final List<Placed> places = new ArrayList<>();

    private final Map<String, BackendSettings> backends = new LinkedHashMap<>();
    private final Map<String, ModelOrigin> origins = new HashMap<>();
    private final Map<String, VerifySettings> verified = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    /** Names of backends, and names of routes, each with where it was first given. */
    private final Map<String, String> backendNames = new HashMap<>();

    private final Map<String, String> routeNames = new HashMap<>();
    private final Names names = new Names();

    private CatalogueReader() {}

    /**
     * What the file says.
     *
     * @param routes of the backends in use
     * @param absent routes of optional backends whose key is not set
     * @param places where every route stands in the file
     * @param names of everything in the file, of what is broken too
     */
    record Models(
            List<Route> routes,
            List<Route> absent,
            List<Placed> places,
            Names names,
            Map<String, BackendSettings> backends,
            Map<String, ModelOrigin> origins,
            Map<String, VerifySettings> verified,
            List<String> leftOut) {
        /** Every route in the file. */
        List<Route> all() {
            List<Route> all = new ArrayList<>(routes);
            all.addAll(absent);
            return all;
        }
    }

    /** A route and where it stands in the file. */
    record Placed(Route route, Value place) {}

    /** What other files may refer to. A name in a broken entry counts, so that one slip is told once. */
    static final class Names {
        private final Set<String> routes = new LinkedHashSet<>();
        private final Set<String> models = new LinkedHashSet<>();
        private final Set<String> providers = new LinkedHashSet<>();
        private boolean complete = true;

        void route(Backend backend, String model, Optional<String> route) {
            route.ifPresent(routes::add);
            routes.add(backend.name() + "/" + model);
            models.add(model);
        }

        /** Some name could not be read: nothing can be called unknown any more. */
        void incomplete() {
            complete = false;
        }

        boolean complete() {
            return complete;
        }

        Set<String> routes() {
            return routes;
        }

        Set<String> models() {
            return models;
        }

        Set<String> providers() {
            return providers;
        }
    }

    static Models read(Section top) {
        CatalogueReader reader = new CatalogueReader();
        Value list = top.get("backends");
        List<Value> elements = list.list(1, "a list of at least one backend");
        elements.forEach(reader::backend);
        top.finish();
        reader.verifiedHaveAbler();
        if (elements.isEmpty()) {
            reader.names.incomplete();
        }
        if (!elements.isEmpty() && reader.backends.isEmpty() && !reader.leftOut.isEmpty()) {
            list.problem("every backend is optional and left out (expected one that can be used): "
                    + String.join("; ", reader.leftOut));
        }
        return new Models(
                reader.routes,
                reader.absent,
                reader.places,
                reader.names,
                reader.backends,
                reader.origins,
                reader.verified,
                reader.leftOut);
    }

    private void backend(Value element) {
        Section section = element.section();
        Value nameValue = section.get("name");
        Optional<String> name = nameValue.required(Shape.id());
        Optional<String> provider = section.get("provider").required(Shape.name());
        Value urlValue = section.get("url");
        Optional<URI> url = urlValue.required(Shape.url().hidden(Shape::holdsCredentials));
        Optional<Locality> locality = section.get("locality").required(Shape.word(Locality.class));
        Optional<Protocol> protocol = section.get("protocol").required(Shape.word(Protocol.class));
        Value keyValue = section.get("key");
        Value optionalValue = section.get("optional");
        boolean optional = optionalValue.or(false, Shape.flag());
        Optional<String> unset = optional ? SecretReader.unsetVariable(keyValue) : Optional.empty();
        Optional<Secret> key = unset.isPresent() ? Optional.empty() : SecretReader.read(keyValue);
        if (optional && !keyValue.present()) {
            optionalValue.problem("true, but there is no key (expected key: ${NAME}; the backend is left out while"
                    + " that variable is not set)");
        }
        Value abilitiesValue = section.get("abilities");
        boolean asks = abilitiesValue.or(false, ABILITIES);
        if (asks && protocol.isPresent() && protocol.get() != Protocol.PASS_THROUGH) {
            abilitiesValue.problem("ask (expected listed: only a pass_through backend can be asked)");
        }
        boolean publicAddress = section.get("public_address").or(false, Shape.flag());
        boolean simulated = section.get("simulated").or(false, Shape.flag());
        Timeouts timeouts = timeouts(section.get("timeouts").optionalSection());
        int connections =
                section.get("max_connections").or(BackendSettings.DEFAULT_MAX_CONNECTIONS, Shape.whole(1, 10_000));
        Value models = section.get("models");
        name.ifPresent(given -> once(nameValue, given, backendNames));
        provider.ifPresentOrElse(names.providers::add, names::incomplete);
        if (name.isEmpty()) {
            names.incomplete();
        }
        if (url.isPresent() && locality.isPresent()) {
            encrypted(urlValue, url.get(), locality.get());
            if (locality.get() == Locality.IN_HOUSE
                    && !publicAddress
                    && !HouseAddress.of(url.get().getHost())) {
                urlValue.problem("\"" + url.get().getHost() + "\" (expected a private address or a name that is not"
                        + " public, since this backend is in_house and gets all that is sensitive; if it is yours all"
                        + " the same, say public_address: true)");
            }
        }
        // With a stand-in for what is broken, the models are read all the same, so that their problems show too.
        Backend backend = new Backend(
                name.orElse("unknown"),
                provider.orElse("unknown"),
                locality.orElse(Locality.IN_HOUSE),
                protocol.orElse(Protocol.PASS_THROUGH));
        ModelReader reader = new ModelReader(backend, origins, names, verified);
        List<Route> read = new ArrayList<>();
        for (Value model : models.list(1, "a list of at least one model")) {
            reader.read(model).ifPresent(route -> {
                if (uniqueRoute(model, route)) {
                    read.add(route);
                    places.add(new Placed(route, model));
                }
            });
        }
        section.finish();
        if (unset.isPresent()) {
            absent.addAll(read);
            leftOut.add("backend " + backend.name() + ": the environment variable " + unset.get() + " is not set");
        } else if (url.isPresent()) {
            routes.addAll(read);
            backends.put(
                    backend.name(),
                    new BackendSettings(backend, url.get(), key.orElse(null), timeouts, asks, simulated, connections));
        }
    }

    /** A judgement that nothing can follow is a slip. */
    private void verifiedHaveAbler() {
        double ablest = places.stream()
                .mapToDouble(placed -> placed.route().model().capability())
                .max()
                .orElse(0);
        double ablestInUse = routes.stream()
                .mapToDouble(route -> route.model().capability())
                .max()
                .orElse(0);
        for (Placed placed : places) {
            double capability = placed.route().model().capability();
            if (!names.complete() || !verified.containsKey(placed.route().id())) {
                continue;
            }
            if (capability >= ablest) {
                placed.place()
                        .at("verify")
                        .problem("at the model of the highest capability (expected an abler model, which is asked where"
                                + " an answer does not stand)");
            } else if (routes.contains(placed.route()) && capability >= ablestInUse) {
                placed.place()
                        .at("verify")
                        .warning("every abler model is left out, since its key is not set: no answer is judged");
            }
        }
    }

    private static Timeouts timeouts(Section section) {
        Timeouts usual = BackendSettings.DEFAULT_TIMEOUTS;
        Duration connect = section.get("connect").or(usual.connect(), TIMEOUT);
        Duration firstByte = section.get("first_byte").or(usual.firstByte(), TIMEOUT);
        Duration betweenBytes = section.get("between_bytes").or(usual.betweenBytes(), TIMEOUT);
        Duration total = section.get("total").or(usual.total(), TIMEOUT);
        section.finish();
        return new Timeouts(connect, firstByte, betweenBytes, total);
    }

    /** What leaves the house leaves it encrypted; a stand-in on this machine does not leave it. */
    private static void encrypted(Value value, URI url, Locality locality) {
        String host = url.getHost();
        boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
        if (locality == Locality.EXTERNAL && "http".equals(url.getScheme()) && !here) {
            value.problem("\"" + url + "\" (expected https: this backend is external)");
        }
    }

    private static void once(Value value, String name, Map<String, String> seen) {
        String first = seen.putIfAbsent(name, value.path());
        if (first != null) {
            value.problem("\"" + name + "\" is the name of " + first + " too (expected a different one)");
        }
    }

    private boolean uniqueRoute(Value model, Route route) {
        for (String name : route.name().equals(route.id()) ? List.of(route.id()) : List.of(route.id(), route.name())) {
            String first = routeNames.putIfAbsent(name, model.path());
            if (first != null || name.equals(Catalogue.AUTO)) {
                model.problem("the route \"" + name + "\" "
                        + (first == null ? "is Sluice's own choice" : "is " + first + " too")
                        + " (expected a name of its own)");
                return false;
            }
        }
        return true;
    }
}
