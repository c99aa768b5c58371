package dev.sluice.gateway.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks an export offline. An export begins and ends somewhere in a chain: what was before its first record is taken
 * from there, and only checkpoints of its own stretch are compared.
 */
public final class ExportCheck {
    private final PublicKeys keys;
    private final Optional<ChainHead> published;
    private final Claims claims;
    private final Map<String, Stretch> stretches = new TreeMap<>();
    private final Map<String, String> commitments = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final MessageDigest digest = Chain.sha256();
    private int number;
    private @Nullable String last;

    /** A chain's records as they come. Anchors stand after the records in the file, so it is kept until the end. */
    private static final class Stretch {
        private final long first;
        private final long end;
        private final List<Exported> records = new ArrayList<>();

        Stretch(long first, long end) {
            this.first = first;
            this.end = end;
        }
    }

    private ExportCheck(PublicKeys keys, Optional<ChainHead> published) {
        this.keys = keys;
        this.published = published;
        this.claims = new Claims(keys);
    }

    /**
     * Reads the file whole.
     *
     * @param given the keys to believe; empty believes the one that the export brings along, which shows that it was
     *     not changed since, but not who made it
     * @param published a head that was put down; one that lies outside the export's stretch counts as a fault
     */
    public static AuditVerification of(Path file, Optional<PublicKeys> given, Optional<ChainHead> published)
            throws IOException {
        if (!isExport(file)) {
            return new AuditVerification(
                    List.of(),
                    null,
                    List.of(
                            "not an export (expected JSON Lines, as ./sluice audit export --format jsonl writes them)"));
        }
        ExportCheck check = new ExportCheck(given.orElseGet(() -> ownKey(file)), published);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                check.line(line);
            }
        }
        return check.finish();
    }

    private static boolean isExport(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            return first == null || first.startsWith("{");
        }
    }

    private void line(String bytes) {
        if (last != null) {
            number++;
            digest.update((last + "\n").getBytes(StandardCharsets.ISO_8859_1));
            read(new String(last.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
        last = bytes;
    }

    private void read(String line) {
        JsonNode node = AuditJson.read(line);
        switch (node.path("type").asString("")) {
            case "export" -> {
                // For people.
            }
            case "verification" -> {
                if (!node.path("intact").asBoolean(false)) {
                    wrong.add("when it was made, the trail was not whole: "
                            + node.path("faults").asString(""));
                }
            }
            case "chain" ->
                stretches.put(
                        node.path("instance").asString(""),
                        new Stretch(
                                node.path("first").asLong(0), node.path("last").asLong(0)));
            case "record" -> record(line, node);
            case "actor" -> actor(node);
            case "checkpoint" -> claims.addLines(List.of(line), "export, line " + number);
            default -> wrong.add("line " + number + ": not a line of an export");
        }
    }

    private void record(String line, JsonNode node) {
        int at = line.indexOf(",\"record\":");
        Stretch stretch = stretches.get(node.path("instance").asString(""));
        if (at < 0 || stretch == null) {
            wrong.add("line " + number + ": a record outside of its chain");
            return;
        }
        String content = line.substring(at + ",\"record\":".length(), line.length() - 1);
        stretch.records.add(new Exported(
                node.path("seq").asLong(0),
                content,
                node.path("previous_hash").asString(""),
                node.path("hash").asString("")));
        JsonNode record = node.path("record");
        if (record.path("kind").asString("").equals(AuditFact.Kind.ACTOR.name())) {
            commitments.put(
                    record.path("actor").asString(""), record.path("commitment").asString(""));
        }
    }

    /** A name is proven only if the chain's commitment lies in this stretch. */
    private void actor(JsonNode node) {
        String actor = node.path("actor").asString("");
        String commitment = commitments.get(actor);
        if (commitment == null || !node.path("caller").isString()) {
            return;
        }
        Identity told = new Identity(
                node.path("salt").asString(""),
                node.path("caller").asString(""),
                node.path("key_id").asString(""));
        if (!told.commitment().equals(commitment)) {
            wrong.add("line " + number + ": actor " + actor + " is another caller than the chain was committed to");
        }
    }

    private AuditVerification finish() {
        manifest();
        List<AuditVerification.CheckedChain> chains = new ArrayList<>();
        stretches.forEach((instance, stretch) -> chains.add(checked(instance, stretch)));
        for (String instance : claims.instances()) {
            if (!stretches.containsKey(instance)) {
                wrong.add("a checkpoint of chain " + instance + ", which is not in the export");
            }
        }
        wrong.addAll(claims.unreadable());
        published.ifPresent(this::comparable);
        ChainHead missing = published
                .filter(head -> !AuditVerification.isKnown(head, chains))
                .orElse(null);
        return new AuditVerification(chains, missing, wrong);
    }

    /** A head that no record here can be compared with proves nothing, so it must not seem to. */
    private void comparable(ChainHead head) {
        stretches.forEach((instance, stretch) -> {
            boolean its = head.instance() == null ? stretches.size() == 1 : instance.equals(head.instance());
            if (its && (head.sequence() < stretch.first || head.sequence() > stretch.end)) {
                wrong.add("the published head is record " + head.sequence() + " of chain " + instance
                        + ", and the export has records " + stretch.first + " to " + stretch.end
                        + ": its end is missing, or the head is of another period");
            }
        });
    }

    private AuditVerification.CheckedChain checked(String instance, Stretch stretch) {
        List<Anchor> anchors = new ArrayList<>(claims.of(instance).anchors());
        published
                .filter(head -> head.instance() == null || instance.equals(head.instance()))
                .filter(head -> head.sequence() >= stretch.first && head.sequence() <= stretch.end)
                .ifPresent(head -> anchors.add(new Anchor(head.sequence(), head.hash(), "published")));
        byte[] before = Chain.beginning(instance);
        if (stretch.first > 1 && !stretch.records.isEmpty()) {
            before = Chain.bytesOrNone(stretch.records.getFirst().previousHash());
        }
        ChainCheck check = new ChainCheck(instance, stretch.first - 1, before, anchors);
        stretch.records.forEach(check::next);
        AuditVerification.CheckedChain chain = AuditVerification.checked(check, claims.of(instance));
        return chain.fault().isEmpty() && check.sequence() < stretch.end
                ? new AuditVerification.CheckedChain(
                        chain.head(),
                        Optional.of(new Fault(
                                check.sequence() + 1,
                                Fault.Kind.MISSING_TAIL,
                                "the export ends at " + check.sequence() + ", but says that it goes up to "
                                        + stretch.end)),
                        chain.signed())
                : chain;
    }

    private void manifest() {
        JsonNode node = AuditJson.read(last == null ? "" : last);
        Manifest.of(node)
                .filter(manifest -> isWhole(manifest, node))
                .ifPresentOrElse(
                        manifest -> manifest(manifest, node.path("signature").asString("")),
                        () -> wrong.add("the export ends without its manifest: its end is missing"));
    }

    /** Nothing but a manifest, with the key that it names. */
    private boolean isWhole(Manifest manifest, JsonNode node) {
        String publicKey = node.path("public_key").asString("");
        return manifest.line(node.path("signature").asString(""), publicKey).equals(last)
                && PublicKeys.ofExport(publicKey).byId().containsKey(manifest.key());
    }

    private void manifest(Manifest manifest, String signature) {
        if (manifest.lines() != number || !manifest.sha256().equals(Chain.hex(digest.digest()))) {
            wrong.add("the lines are not those that the manifest was made for");
        }
        if (keys.check(manifest.key(), manifest.content(), signature) != PublicKeys.Check.GOOD) {
            wrong.add("the manifest's signature does not fit");
        }
    }

    private static PublicKeys ownKey(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            String last = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
            }
            return PublicKeys.ofExport(AuditJson.read(last).path("public_key").asString(""));
        } catch (IOException unreadable) {
            return new PublicKeys(Map.of(), false);
        }
    }
}
