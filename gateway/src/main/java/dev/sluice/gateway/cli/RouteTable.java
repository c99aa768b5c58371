package dev.sluice.gateway.cli;

import dev.sluice.config.Settings;
import dev.sluice.router.Quality;
import dev.sluice.router.Router;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.price.Cost;
import dev.sluice.router.prompt.Prompt;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The routes of a decision, taken and left out, with what is expected of each. */
record RouteTable(Router router, Settings settings, Prompt prompt, Judgement judgement, Instant now) {
    /** A row a route, in the decision's order, then those left out. */
    void print(PrintWriter out, Decision decision) {
        List<Route> taken = decision instanceof Decision.Send send ? send.routes() : List.of();
        int width = Stream.concat(
                        taken.stream().map(Route::id),
                        decision.excluded().stream().map(Exclusion::route))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        if (width == 0) {
            return;
        }
        String line = "  %-2s %-" + width + "s  %7s  %-16s%s";
        out.println(line.formatted(
                        "", "route", "quality", "about " + settings.prices().currency(), "")
                .stripTrailing());
        int number = 1;
        for (Route route : taken) {
            row(out, line, number++ + ".", route, "");
        }
        decision.excluded().forEach(exclusion -> settings.catalogue()
                .route(exclusion.route())
                .ifPresent(route -> row(out, line, "-", route, "left out: " + exclusion.why())));
        if (decision instanceof Decision.Send send) {
            send.shadow().ifPresent(route -> row(out, line, "+", route, "gets a copy"));
        }
    }

    private void row(PrintWriter out, String line, String number, Route route, String why) {
        String quality = String.format(Locale.ROOT, "%.2f", Quality.expected(judgement.difficulty(), route.model()));
        Cost cost = router.estimatedCost(prompt, route, now);
        out.println(
                line.formatted(number, route.id(), quality, cost.shown(), why).stripTrailing());
    }
}
