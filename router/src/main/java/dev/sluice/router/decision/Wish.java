package dev.sluice.router.decision;

import dev.sluice.router.mode.Freedom;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.mode.Mode.Auto;
import dev.sluice.router.mode.Mode.Canary;
import dev.sluice.router.mode.Mode.Cheapest;
import dev.sluice.router.mode.Mode.LocalOnly;
import dev.sluice.router.mode.Mode.Shadow;
import dev.sluice.router.mode.Mode.Strong;
import dev.sluice.router.mode.Share;
import dev.sluice.router.price.Money;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a request asks of the decision itself.
 *
 * @param mode one that needs no route's name
 * @param maxCost of all attempts together, but for a copy that the operator has made; routes whose estimated cost is
 *     higher, or unknown, drop out
 */
public record Wish(Optional<Mode> mode, Optional<Money> maxCost) {
    public static final Wish NONE = new Wish(Optional.empty(), Optional.empty());

    /** What may be written as a mode. */
    public static final String WORDS = "auto, local-only, cheapest, strong, escalate=10% or quality=0.9";

    private static final String ESCALATE = "escalate=";
    private static final String QUALITY = "quality=";

    /** The mode of this word, such as {@code local-only} or {@code escalate=10%}; empty if there is none. */
    public static Optional<Mode> mode(String word) {
        if (word.startsWith(ESCALATE)) {
            OptionalDouble share = Share.parse(word.substring(ESCALATE.length()));
            return share.isPresent() ? Optional.of(new Auto(share, OptionalDouble.empty())) : Optional.empty();
        }
        if (word.startsWith(QUALITY)) {
            OptionalDouble share = Share.parse(word.substring(QUALITY.length()));
            return share.isPresent() ? Optional.of(new Auto(OptionalDouble.empty(), share)) : Optional.empty();
        }
        return switch (word) {
            case "auto" -> Optional.of(Auto.USUAL);
            case "cheapest" -> Optional.of(new Cheapest());
            case "local-only" -> Optional.of(new LocalOnly());
            case "strong" -> Optional.of(new Strong());
            default -> Optional.empty();
        };
    }

    public boolean isNone() {
        return mode.isEmpty() && maxCost.isEmpty();
    }

    /** Whether the request must not leave the house. */
    public boolean staysIn() {
        return mode.filter(LocalOnly.class::isInstance).isPresent();
    }

    public boolean asksForCheapest() {
        return mode.filter(Cheapest.class::isInstance).isPresent();
    }

    /**
     * The share of requests like this one that it lets go on to dearer models, 0 to 1; 1 if it says nothing of that.
     */
    public double mostEscalated() {
        if (asksForCheapest()) {
            return 0;
        }
        return mode.orElse(Auto.USUAL) instanceof Auto(var share, var quality) ? share.orElse(1) : 1;
    }

    /** Why this is not granted where {@code own} is the mode of the name that the caller wrote; empty if it is. */
    public String whyNot(Mode own, Freedom freedom) {
        if (isNone() || freedom == Freedom.ANY) {
            return "";
        }
        if (freedom == Freedom.NONE) {
            return "not granted to this caller (overrides: none in gateway.yml)";
        }
        if (mode.isEmpty() || narrows(mode.get(), own.innermost())) {
            return "";
        }
        return "not narrower than " + own.word()
                + " (expected local-only, cheapest, or a lower escalate=… where the name has a share)";
    }

    /** The mode that decides: the caller's where everything is granted, or else the alias's own, at most narrowed. */
    public Mode granted(Mode own, Freedom freedom) {
        if (mode.isEmpty() || freedom == Freedom.NONE) {
            return own;
        }
        if (mode.get().equals(Auto.USUAL) && own.innermost() instanceof Auto) {
            return own;
        }
        if (freedom == Freedom.ANY) {
            return mode.get();
        }
        return mode.get() instanceof Auto(var escalate, var quality) && escalate.isPresent()
                ? lowered(own, escalate.getAsDouble())
                : own;
    }

    private static boolean narrows(Mode wished, Mode own) {
        return switch (wished) {
            case LocalOnly local -> true;
            case Cheapest cheapest -> true;
            case Strong strong -> own instanceof Strong;
            case Auto(var escalate, var quality) ->
                own instanceof Auto auto
                        && quality.isEmpty()
                        && (escalate.isEmpty()
                                || (auto.escalate().isPresent()
                                        && escalate.getAsDouble()
                                                <= auto.escalate().getAsDouble()));
            default -> false;
        };
    }

    private static Mode lowered(Mode own, double share) {
        return switch (own) {
            case Auto(var escalate, var quality)
            when escalate.isPresent() -> new Auto(OptionalDouble.of(Math.min(share, escalate.getAsDouble())), quality);
            case Canary(var to, var part, var base) -> new Canary(to, part, lowered(base, share));
            case Shadow(var to, var part, var base) -> new Shadow(to, part, lowered(base, share));
            default -> own;
        };
    }
}
