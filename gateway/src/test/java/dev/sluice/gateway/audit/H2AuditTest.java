package dev.sluice.gateway.audit;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.ledger.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class H2AuditTest extends AuditContract {
    @Override
    GatewaySettings.Storage storage(Path folder) {
        return new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    List<String> bytesOf(Store store) throws Exception {
        Path file = folder.resolve("facts.mv.db");
        store.close();
        return List.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
}
