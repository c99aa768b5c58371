package dev.sluice.gateway.audit;

import dev.sluice.config.GatewaySettings;
import java.nio.file.Path;
import java.util.Optional;

class H2AuditTest extends AuditContract {
    @Override
    GatewaySettings.Storage storage(Path folder) {
        return new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
