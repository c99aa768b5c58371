package dev.sluice.gateway.evaluate.routing;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same for programs: a member for each benchmark, shares from 0 to 1, null where there is no gap. */
final class StandingJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private StandingJson() {}

    static String of(List<Standing> standings) {
        ObjectNode root = JSON.createObjectNode();
        for (Standing standing : standings) {
            ObjectNode benchmark = root.putObject(standing.name());
            ObjectNode router = measures(benchmark.putObject("router"), standing.router());
            standing.intervals().ifPresent(intervals -> {
                interval(router, "apgr_ci95", intervals.apgr());
                interval(router, "cpt50_ci95", intervals.cpt50());
                interval(router, "cpt80_ci95", intervals.cpt80());
            });
            ObjectNode random = benchmark.putObject("random");
            random.put("apgr", 0.5).put("cpt50", 0.5).put("cpt80", 0.8);
            interval(random, "apgr_draws95", standing.chance());
            measures(benchmark.putObject("oracle"), standing.oracle());
            measures(benchmark.putObject("prompt_length"), standing.length());
        }
        return root.toPrettyString();
    }

    private static ObjectNode measures(ObjectNode to, Measures measures) {
        to.put("n", measures.questions()).put("weak", measures.local()).put("strong", measures.strong());
        Optional<Measures.Gap> exact = measures.recovery().map(Measures.Recovery::exact);
        Optional<Measures.Gap> binned = measures.recovery().map(Measures.Recovery::binned);
        to.put("apgr", exact.map(Measures.Gap::apgr).orElse(null));
        to.put("cpt50", exact.map(Measures.Gap::cpt50).orElse(null));
        to.put("cpt80", exact.map(Measures.Gap::cpt80).orElse(null));
        to.put("q95", measures.recovery().map(Measures.Recovery::q95).orElse(null));
        to.put("apgr10", binned.map(Measures.Gap::apgr).orElse(null));
        to.put("cpt50_10", binned.map(Measures.Gap::cpt50).orElse(null));
        to.put("cpt80_10", binned.map(Measures.Gap::cpt80).orElse(null));
        to.put("auc_gain", measures.gainAuc().orElse(null));
        to.put("auc_weak", measures.failureAuc().orElse(null));
        return to;
    }

    private static void interval(ObjectNode to, String name, Interval interval) {
        to.putArray(name).add(interval.low()).add(interval.high());
    }
}
