package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.sensitivity.Confidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What an editor tells of a policy and what the loader takes are the same, as far as a schema can say it. */
class PolicySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACME = Folder.resource("/policies/acme.yml");

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(PolicySchema.text());
    private final Path directory;

    PolicySchemaTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void the_shipped_policy_and_one_with_every_word_are_valid() {
        assertThat(faults(Folder.shipped("privacy-policy.yml"))).isEmpty();
        assertThat(faults(ACME)).isEmpty();
        assertThat(faults(Folder.resource("/policies/house.yml"))).isEmpty();
    }

    @Test
    void the_shipped_policy_begins_with_the_schema_beside_it() {
        assertThat(Folder.shipped("privacy-policy.yml"))
                .startsWith("# yaml-language-server: $schema=./" + PolicySchema.FILE + "\n");
    }

    @Test
    void what_the_loader_refuses_for_its_form_the_schema_refuses_too() {
        Map<String, String> slips = new TreeMap<>(Map.ofEntries(
                Map.entry("version: 14", "version: 0"),
                Map.entry("owner: compliance@acme.example", "owner: ' '"),
                Map.entry("default: { decision: local_only", "default: { decision: may_escalate"),
                Map.entry("mode: enforce", "mode: enforced"),
                Map.entry("retention_days: 30", "retention_days: -1"),
                Map.entry("evidence: DPA-2026-017, ", ""),
                Map.entry("valid_until: 2027-03-31", "valid_until: soon"),
                Map.entry("- id: cards-local", "- id: default"),
                Map.entry("entities: [SECRET.*]", "entities: [secret.*]"),
                Map.entry("[SECRET.*], confidence: low", "[SECRET.*], confidence: some"),
                Map.entry("max_count: 20", "max_count: lots"),
                Map.entry("when: { subject: { region: eu } }", "when: { subject: {} }"),
                Map.entry("team: [hr, legal]", "team: []"),
                Map.entry("dictionaries: [codenames, customers], ", ""),
                Map.entry("restrict_models: { licence: [apache-2.0, mit, proprietary] }", "restrict_models: {}"),
                Map.entry("EMAIL: pseudonym", "EMAIL: hide"),
                Map.entry("verify: rescan", "verify: none"),
                Map.entry("on_verify_fail: local_only", "on_verify_fail: may_escalate"),
                Map.entry("basis: PCI-DSS", "basis: PCI-DSS, verify: rescan"),
                Map.entry("basis: PCI-DSS }", "allow_providers: { baa: true } }"),
                Map.entry("{ restrict_providers: { regions: [eu] } }", "{ restrict_providers: { baa: false } }"),
                Map.entry("notify: [secops]", "notify: [sec ops]"),
                Map.entry("approver: dpo@acme.example, ", ""),
                Map.entry("max_requests: 5000", "max_requests: 0"),
                Map.entry("expires: 2026-12-31", "expires: never"),
                Map.entry("sensitivity: none", "sensitivity: secret"),
                Map.entry("text: \"What is 2 + 2?\", ", ""),
                Map.entry("What is 2 + 2?\", expect: may_escalate", "2\", expect: maybe")));
        slips.forEach((right, wrong) -> {
            assertThat(ACME).contains(right);
            String broken = ACME.replace(right, wrong);
            assertThat(faults(broken)).as(wrong).isNotEmpty();
            assertThat(house(broken).load()).as(wrong).isInstanceOf(LoadResult.Rejected.class);
        });
    }

    @Test
    void the_schema_knows_exactly_the_keys_that_the_reader_knows() throws Exception {
        String everywhere = """
                zzz: 1
                default: { zzz: 1 }
                on_error: { zzz: 1 }
                providers: { openai: { zzz: 1 } }
                rules:
                - zzz: 1
                  when: { zzz: 1, subject: { zzz: 1 } }
                  then:
                    zzz: 1
                    allow_providers: { zzz: 1 }
                    restrict_providers: { zzz: 1 }
                    restrict_models: { zzz: 1 }
                  exception: { zzz: 1 }
                models: { ner: { zzz: 1 } }
                tests:
                - zzz: 1
                """;
        Map<String, Set<String>> read = new TreeMap<>();
        house(everywhere)
                .problems()
                .lines()
                .filter(line -> line.contains("unknown key"))
                .forEach(line -> {
                    String path = line.substring(line.indexOf(' ') + 1, line.indexOf(": unknown key"));
                    String keys = line.substring(line.indexOf("expected one of: ") + 17, line.lastIndexOf(')'));
                    read.put(path.replaceFirst("\\.?zzz$", ""), new TreeSet<>(List.of(keys.split(", "))));
                });
        JsonNode root = JSON.readTree(PolicySchema.text());
        Map<String, Set<String>> known = new TreeMap<>();
        Map.ofEntries(
                        Map.entry("", ""),
                        Map.entry("default", "/properties/default"),
                        Map.entry("on_error", "/properties/on_error"),
                        Map.entry("providers.openai", "/$defs/attestation"),
                        Map.entry("rules[0]", "/$defs/rule"),
                        Map.entry("rules[0].when", "/$defs/when"),
                        Map.entry("rules[0].when.subject", "/$defs/when/properties/subject"),
                        Map.entry("rules[0].then", "/$defs/then"),
                        Map.entry("rules[0].then.allow_providers", "/$defs/then/properties/allow_providers"),
                        Map.entry("rules[0].then.restrict_providers", "/$defs/then/properties/restrict_providers"),
                        Map.entry("rules[0].then.restrict_models", "/$defs/then/properties/restrict_models"),
                        Map.entry("rules[0].exception", "/$defs/exception"),
                        Map.entry("models.ner", "/$defs/model"),
                        Map.entry("tests[0]", "/$defs/test"))
                .forEach((path, pointer) -> {
                    Set<String> keys = new TreeSet<>();
                    root.at(pointer + "/properties").fieldNames().forEachRemaining(keys::add);
                    known.put(path, keys);
                });

        assertThat(known).isEqualTo(read);
    }

    @Test
    void the_schema_knows_exactly_the_words_that_the_reader_knows() throws Exception {
        JsonNode defs = JSON.readTree(PolicySchema.text()).at("/$defs");

        assertThat(words(defs.at("/then/properties/decision/enum"))).isEqualTo(words(Outcome.values()));
        assertThat(words(defs.at("/test/properties/expect/enum"))).isEqualTo(words(Outcome.values()));
        assertThat(words(defs.at("/then/properties/actions/additionalProperties/enum")))
                .isEqualTo(words(Action.values()));
        assertThat(words(defs.at("/when/properties/confidence/enum"))).isEqualTo(words(Confidence.values()));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> words(Enum<?>[] constants) {
        return Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Folder house(String policy) {
        String callers =
                "callers:\n- { name: a, team: hr, region: eu, purpose: commercial, key_hash: " + Folder.HASH + " }\n";
        return new Folder(directory)
                .with("gateway.yml", callers)
                .with("privacy-policy.yml", policy)
                .knowing("CVV", "BANK_ACCOUNT", "MRN", "HEALTH_ID", "HEALTH_FACT", "PERSON", "ADDRESS")
                .knowing("CONFIDENTIAL_MARKER", "DICTIONARY.codenames", "DICTIONARY.customers");
    }

    private Set<ValidationMessage> faults(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        JsonNode policy = JSON.valueToTree(read);
        return schema.validate(policy);
    }
}
