package dev.sluice.gateway.cli;

import dev.sluice.router.mode.Mode;
import dev.sluice.router.mode.Share;
import java.util.stream.Collectors;

/** Modes in words, for operators. */
final class ModeText {
    private ModeText() {}

    /** One line. */
    static String of(Mode mode) {
        return switch (mode) {
            case Mode.Auto(var escalate, var quality) -> {
                String share = escalate.isPresent()
                        ? "; of what may leave, the hardest " + Share.shown(escalate.getAsDouble()) + " do"
                        : "";
                String target = quality.isPresent()
                        ? "; " + Share.shown(quality.getAsDouble()) + " of a strong model's expected quality is enough"
                        : "";
                yield "auto" + share + target;
            }
            case Mode.Weighted(var routes, var sticky) ->
                "weighted: "
                        + routes.stream()
                                .map(weight -> weight.route() + " " + weight.weight())
                                .collect(Collectors.joining(", "))
                        + (sticky ? "; a user always gets the same" : "");
            case Mode.Canary(var to, var share, var base) ->
                "canary: " + Share.shown(share) + " of users get " + to + "; the others " + of(base);
            case Mode.Shadow(var to, var share, var base) ->
                of(base) + "; " + to + " gets a copy of " + Share.shown(share) + " of the harmless requests";
            case Mode.Fixed(var route) -> route;
            case Mode.Cheapest plain -> plain.word();
            case Mode.LocalOnly plain -> plain.word();
            case Mode.Strong plain -> plain.word();
        };
    }
}
