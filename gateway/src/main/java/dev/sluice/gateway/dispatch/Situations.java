package dev.sluice.gateway.dispatch;

import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Situation;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the edge knows at this moment: breakers and what backends said of themselves. */
public final class Situations {
    private final List<String> backends;
    private final Breakers breakers;
    private final AskedAbilities abilities;

    public Situations(Collection<String> backends, Breakers breakers, AskedAbilities abilities) {
        this.backends = List.copyOf(backends);
        this.breakers = breakers;
        this.abilities = abilities;
    }

    /** @param exceptionUses by rule id, see {@link Situation#exceptionUses} */
    public Situation now(Caller caller, Instant at, Map<String, Long> exceptionUses) {
        Map<String, BackendState> states = HashMap.newHashMap(backends.size());
        for (String backend : backends) {
            BackendState said = abilities.known(backend);
            states.put(
                    backend,
                    breakers.available(backend)
                            ? said
                            : new BackendState(false, said.abilities(), said.contextTokens()));
        }
        return new Situation(caller, at, states, exceptionUses);
    }
}
