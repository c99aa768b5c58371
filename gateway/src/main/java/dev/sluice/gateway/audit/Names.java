package dev.sluice.gateway.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who stands behind the pseudonyms, as far as the keys in a storage folder open it. */
public final class Names {
    private static final String ERASED = "(erased)";
    private static final String UNKNOWN = "(its key is not here)";

    private final Map<String, Identity> identities = new HashMap<>();
    private final Set<String> erased = new HashSet<>();

    private Names() {}

    /** @param storage the folder with the keys; without them nobody has a name */
    public static Names read(Connection connection, Path storage) throws SQLException {
        Names names = new Names();
        Map<String, Actor> keys = new HashMap<>();
        if (Files.isDirectory(storage)) {
            ActorKeys.open(storage).all().forEach(actor -> keys.put(actor.id(), actor));
        }
        try (Statement select = connection.createStatement()) {
            try (ResultSet row = select.executeQuery("SELECT actor, sealed FROM audit_actor")) {
                while (row.next()) {
                    String actor = row.getString(1);
                    Optional.ofNullable(keys.get(actor))
                            .flatMap(key -> open(key, actor, row))
                            .ifPresent(identity -> names.identities.put(actor, identity));
                }
            }
            try (ResultSet row =
                    select.executeQuery("SELECT content FROM audit_record WHERE kind = 'ERASED' ORDER BY seq")) {
                while (row.next()) {
                    names.erased.add(AuditJson.actor(row.getString(1)));
                }
            }
        }
        return names;
    }

    /** Empty if it was erased or its key is not here. */
    public Optional<Identity> of(String actor) {
        return Optional.ofNullable(identities.get(actor));
    }

    public boolean isErased(String actor) {
        return erased.contains(actor);
    }

    /** The caller's name, or what stands in its place. */
    public String shown(String actor) {
        return of(actor).map(Identity::caller).orElse(isErased(actor) ? ERASED : UNKNOWN);
    }

    private static Optional<Identity> open(Actor key, String actor, ResultSet row) {
        try {
            return Identity.unseal(row.getString(2), key.sealing(), actor);
        } catch (SQLException broken) {
            return Optional.empty();
        }
    }
}
