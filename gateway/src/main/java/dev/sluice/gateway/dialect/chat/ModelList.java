package dev.sluice.gateway.dialect.chat;

import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The names a caller may write as {@code model}, in the shape of OpenAI's model list: {@code auto}, the routes' names,
 * their ids, and the aliases.
 */
public final class ModelList {
    private static final String OURS = "sluice";

    private ModelList() {}

    public static byte[] all(Catalogue catalogue) {
        StringBuilder json = new StringBuilder("{\"object\":\"list\",\"data\":[");
        names(catalogue).forEach((name, owner) -> {
            if (json.charAt(json.length() - 1) != '[') {
                json.append(',');
            }
            append(json, name, owner);
        });
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One of them; empty if there is no such name. */
    public static Optional<byte[]> one(Catalogue catalogue, String name) {
        return Optional.ofNullable(names(catalogue).get(name)).map(owner -> {
            StringBuilder json = new StringBuilder();
            append(json, name, owner);
            return json.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Each name with its owner, as clients show it. */
    private static Map<String, String> names(Catalogue catalogue) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Catalogue.AUTO, OURS);
        for (Route route : catalogue.routes()) {
            names.put(route.name(), route.backend().provider());
            names.put(route.id(), route.backend().provider());
        }
        Set<String> aliases = new TreeSet<>(catalogue.aliases().keySet());
        aliases.addAll(catalogue.modes().keySet());
        aliases.forEach(alias -> names.putIfAbsent(alias, OURS));
        return names;
    }

    /** {@code created} is part of the shape; nobody created these names at any time worth telling. */
    private static void append(StringBuilder json, String name, String owner) {
        json.append("{\"id\":\"");
        JsonStringEncoder.getInstance().quoteAsString(name, json);
        json.append("\",\"object\":\"model\",\"created\":0,\"owned_by\":\"");
        JsonStringEncoder.getInstance().quoteAsString(owner, json);
        json.append("\"}");
    }
}
