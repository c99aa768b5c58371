package dev.sluice.gateway.feedback;

import dev.sluice.config.GatewaySettings;
import java.nio.file.Path;
import java.util.Optional;

class H2RoutingBookTest extends RoutingBookContract {
    @Override
    GatewaySettings.Storage storage(Path folder) {
        return new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
