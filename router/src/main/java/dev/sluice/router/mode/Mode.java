package dev.sluice.router.mode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How a name chooses among the permitted routes. Routes are named as in {@code gateway.yml}: by name or by id. */
public sealed interface Mode {
    /** The word in YAML, in {@code x-sluice-mode} and in explanations. */
    default String word() {
        return switch (this) {
            case Auto auto -> "auto";
            case Cheapest cheapest -> "cheapest";
            case LocalOnly local -> "local-only";
            case Strong strong -> "strong";
            case Weighted weighted -> "weighted";
            case Canary canary -> "canary";
            case Shadow shadow -> "shadow";
            case Fixed fixed -> "fixed";
        };
    }

    /** What decides apart from canary and shadow. */
    default Mode innermost() {
        return switch (this) {
            case Canary canary -> canary.base.innermost();
            case Shadow shadow -> shadow.base.innermost();
            default -> this;
        };
    }

    /** Every route that it names, itself and its base. */
    default List<String> named() {
        return switch (this) {
            case Auto auto -> List.of();
            case Cheapest cheapest -> List.of();
            case LocalOnly local -> List.of();
            case Strong strong -> List.of();
            case Weighted weighted ->
                weighted.routes.stream().map(Weight::route).toList();
            case Canary canary -> with(canary.to, canary.base);
            case Shadow shadow -> with(shadow.to, shadow.base);
            case Fixed fixed -> List.of(fixed.route);
        };
    }

    private static List<String> with(String to, Mode base) {
        List<String> all = new ArrayList<>(base.named());
        all.add(to);
        return all;
    }

    /**
     * As easy as possible, as hard as necessary.
     *
     * @param escalate at most this share of what may leave the house does, the hardest; empty: what is above the
     *     capability of the models of the house
     * @param quality the expected quality that a route must reach to be chosen by price, as a share of the strong
     *     model's; empty: its capability must be at least the difficulty
     */
    record Auto(OptionalDouble escalate, OptionalDouble quality) implements Mode {
        /** Where nothing is configured: difficulty against capability, then price. */
        public static final Auto USUAL = new Auto(OptionalDouble.empty(), OptionalDouble.empty());

        public Auto {
            escalate.ifPresent(share -> Share.require("escalate", share));
            quality.ifPresent(share -> Share.require("quality", share));
        }
    }

    /** The lowest estimated cost. */
    record Cheapest() implements Mode {}

    /** Never out of the house. */
    record LocalOnly() implements Mode {}

    /** The most capable model. */
    record Strong() implements Mode {}

    /**
     * By lot, in fixed proportions.
     *
     * @param routes at least one, with a weight above 0
     * @param sticky whether the same user always gets the same route
     */
    record Weighted(List<Weight> routes, boolean sticky) implements Mode {
        public Weighted {
            routes = List.copyOf(routes);
            if (routes.stream().noneMatch(weight -> weight.weight > 0)) {
                throw new IllegalArgumentException("routes: none with a weight above 0");
            }
        }
    }

    /** @param weight 0 or more, only its proportion counts; 0: only when all others fail */
    record Weight(String route, int weight) {
        public Weight {
            if (weight < 0) {
                throw new IllegalArgumentException("weight: " + weight + " (expected 0 or more)");
            }
        }
    }

    /**
     * A share of users gets {@code to}, always the same ones; when it fails, and for all others, {@code base} decides.
     *
     * @param base neither a canary nor a shadow
     */
    record Canary(String to, double share, Mode base) implements Mode {
        public Canary {
            Share.require("share", share);
            if (base instanceof Canary || base instanceof Shadow) {
                throw new IllegalArgumentException("base: " + base.word() + " (expected a mode without a base)");
            }
        }
    }

    /**
     * {@code base} answers; of a share of the harmless requests {@code to} gets a copy, whose answer nobody sees.
     *
     * @param base no shadow
     */
    record Shadow(String to, double share, Mode base) implements Mode {
        public Shadow {
            Share.require("share", share);
            if (base instanceof Shadow) {
                throw new IllegalArgumentException("base: shadow (expected a mode without a shadow)");
            }
        }
    }

    /** This route, or an error. */
    record Fixed(String route) implements Mode {}
}
