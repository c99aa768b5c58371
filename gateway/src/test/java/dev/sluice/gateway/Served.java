package dev.sluice.gateway;

import java.util.Locale;

/**
 * A backend with one model, for a {@link RunningGateway}. The model is called {@code NAME-model} there and its route
 * {@code NAME}.
 *
 * @param protocol as the catalogue has it
 * @param settings further lines of the backend in YAML, without indentation
 * @param abilities of the model, as the catalogue has them
 * @param price per million tokens, of every kind
 * @param model further lines of the model in YAML, without indentation
 */
public record Served(
        String name,
        String url,
        boolean external,
        String protocol,
        String settings,
        double capability,
        int context,
        String abilities,
        String price,
        String model) {
    public static Served by(String name, ScriptedUpstream upstream) {
        return by(name, upstream.url());
    }

    public static Served by(String name, String url) {
        return new Served(
                name,
                url,
                false,
                "pass_through",
                "",
                1,
                0,
                "tools, images, json_object, json_schema, logprobs",
                "1",
                "");
    }

    /** Outside the house, at a provider that the shipped policy knows. */
    public Served outside() {
        return new Served(name, url, true, protocol, settings, capability, context, abilities, price, model);
    }

    /** Over an adapter, by the name that the catalogue has for its protocol. */
    public Served speaking(String other) {
        return new Served(name, url, external, other, settings, capability, context, abilities, price, model);
    }

    /** With one more line of YAML. */
    public Served with(String line) {
        return new Served(
                name,
                url,
                external,
                protocol,
                settings + "    " + line + "\n",
                capability,
                context,
                abilities,
                price,
                model);
    }

    public Served costing(String perMillion) {
        return new Served(name, url, external, protocol, settings, capability, context, abilities, perMillion, model);
    }

    public Served holding(int contextTokens) {
        return new Served(name, url, external, protocol, settings, capability, contextTokens, abilities, price, model);
    }

    /** The highest difficulty that it is trusted with. */
    public Served trusted(double with) {
        return new Served(name, url, external, protocol, settings, with, context, abilities, price, model);
    }

    /** @param settings of {@code verify}, in YAML */
    public Served verified(String settings) {
        return new Served(
                name,
                url,
                external,
                protocol,
                this.settings,
                capability,
                context,
                abilities,
                price,
                "        verify: " + settings + "\n");
    }

    public Served able(String listed) {
        return new Served(name, url, external, protocol, settings, capability, context, listed, price, model);
    }

    String catalogue() {
        return """
              - name: %s
                provider: %s
                url: %s
                locality: %s
                protocol: %s
            %s    models:
                  - name: %s-model
                    route: %s
                    capability: %s
                    context: %d
                    max_output: %d
                    abilities: [%s]
                    licence: MIT
            %s""".formatted(
                        name,
                        external ? "openai" : "local",
                        url,
                        external ? "external" : "in_house",
                        protocol,
                        settings,
                        name,
                        name,
                        String.format(Locale.ROOT, "%.2f", capability),
                        context,
                        context == 0 ? 4096 : context / 2,
                        abilities,
                        model);
    }

    String prices() {
        return """
              - model: %s/%s-model
                valid_from: 2020-01-01
                input: %s
                cached_input: %s
                output: %s
                source: made up
                checked: 2026-11-24
            """.formatted(name, name, price, price, price);
    }
}
