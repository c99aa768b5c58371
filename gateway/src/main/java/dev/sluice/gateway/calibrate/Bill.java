package dev.sluice.gateway.calibrate;

import dev.sluice.gateway.compare.Asker;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Asks, and adds up what that costs, the judge's answers too. Not thread-safe. */
final class Bill implements Asker {
    private final Asker gateway;
    private final Set<String> simulated = new HashSet<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private int answers;
    private int unknown;

    Bill(Asker gateway) {
        this.gateway = gateway;
    }

    @Override
    public Said ask(byte[] body) throws IOException, InterruptedException {
        Said said = gateway.ask(body);
        if (said.status() == 200) {
            answers++;
            unknown += said.cost().isEmpty() ? 1 : 0;
            sum = sum.add(said.cost().orElse(BigDecimal.ZERO));
        }
        if (said.simulated()) {
            simulated.add(JsonMapper.shared().readTree(body).path("model").asString(""));
        }
        return said;
    }

    /** Names of the routes that only play a model. */
    Set<String> simulated() {
        return simulated;
    }

    /** In words; an unknown cost is told, never taken for none. */
    String shown(String currency) {
        String known = answers + " answers, the judge's among them, " + sum.toPlainString() + " " + currency;
        return unknown == 0 ? known : known + " and " + unknown + " of unknown cost";
    }
}
