package dev.sluice.loadtest.bench;

import dev.sluice.loadtest.load.LoadRun;
import java.util.Optional;

/**
 * What requests are sent to.
 *
 * @param name {@code direct}, {@code nginx} or {@code sluice}
 * @param port on loopback
 * @param key sent as bearer token; empty for none
 * @param model asked for
 * @param proxy its processes; empty for direct and for a Sluice whose process we were not told
 */
record Target(String name, int port, String key, String model, Optional<Proxy> proxy) {
    static final String DIRECT = "direct";
    static final String NGINX = "nginx";
    static final String SLUICE = "sluice";

    LoadRun run(int promptBytes) {
        return LoadRun.at(port, key).prompt(model, promptBytes);
    }
}
