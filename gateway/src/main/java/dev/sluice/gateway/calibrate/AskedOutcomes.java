package dev.sluice.gateway.calibrate;

import dev.sluice.config.Settings;
import dev.sluice.gateway.calibrate.RouteOutcome.Source;
import dev.sluice.gateway.compare.Asker;
import dev.sluice.gateway.compare.Comparison;
import dev.sluice.gateway.compare.PromptFile;
import dev.sluice.gateway.compare.Scores;
import dev.sluice.gateway.compare.ScoresText;
import dev.sluice.gateway.compare.Trial;
import dev.sluice.gateway.report.Counted;
import dev.sluice.router.catalogue.Route;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Puts an operator's prompts to both routes of a pair, as {@code compare} does, and takes what the answers were worth
 * as outcomes: by the file's own expectations, or by a judge. What was refused, failed or could not be judged is none.
 * Prompts are rated here and forgotten.
 */
public final class AskedOutcomes {
    private final Settings settings;
    private final Outcomes.Pair pair;
    private final Outcomes into;

    public AskedOutcomes(Settings settings, Outcomes.Pair pair, Outcomes into) {
        this.settings = settings;
        this.pair = pair;
        this.into = into;
    }

    /** Why it is no use to ask so few prompts, if nothing else is learnt from; empty if it is. */
    public static Optional<String> tooFew(int prompts) {
        return prompts >= Side.LEAST
                ? Optional.empty()
                : Optional.of(
                        Counted.of(prompts, "prompt") + " (expected at least " + Side.LEAST + "; nothing was asked)");
    }

    /**
     * Asks, and shows what came of it and what it cost.
     *
     * @param judge of what the file's expectations leave open; empty for none
     * @throws IOException if the gateway cannot be reached
     */
    public void ask(Asker gateway, Optional<Route> judge, List<PromptFile.Case> prompts, PrintWriter out)
            throws IOException, InterruptedException {
        Bill bill = new Bill(gateway);
        Scores scores = new Comparison(bill, judge).run(prompts, List.of(pair.local(), pair.strong()), 1);
        String currency = settings.prices().currency();
        ScoresText.rows(scores, currency, out);
        judge.map(Route::name)
                .filter(bill.simulated()::contains)
                .ifPresent(name -> out.println(
                        "  SIMULATED: no model was asked, so what the judge " + name + " said means nothing"));
        out.println("  asked for: " + bill.shown(currency));
        out.println();
        into.pair(pair);
        for (int i = 0; i < scores.trials().size(); i++) {
            // All prompts to one route, then all to the other.
            add(scores.trials().get(i), prompts.get(i % prompts.size()));
        }
    }

    private void add(Trial trial, PromptFile.Case prompt) {
        if (trial.answered()) {
            into.add(new RouteOutcome(
                    Source.PROMPT,
                    RouteOutcome.group(prompt.id()),
                    trial.model(),
                    PromptRating.of(prompt.body(), settings),
                    trial.good() ? 1 : 0));
        }
    }
}
