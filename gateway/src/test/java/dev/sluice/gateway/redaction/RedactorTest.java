package dev.sluice.gateway.redaction;

import static dev.sluice.gateway.redaction.Verdicts.CLOUD;
import static dev.sluice.gateway.redaction.Verdicts.HOUSE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.dialect.chat.RestoredAnswer;
import dev.sluice.router.Judge;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.redaction.Treated;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.builtin.Detectors;
import dev.sluice.router.text.Clues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may leave is clean, or nothing leaves. */
final class RedactorTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Judge JUDGE = new Judge(Detectors.builtIn(), DifficultyModels.standard());
    private static final Treatment PSEUDONYMS = new Treatment(Action.PSEUDONYM, Map.of());
    private static final String MAIL = "ida.moor@fernhill-post.de";
    private static final String CARD = "4539 1488 0343 6467";

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private static ChatRequest chat(String content, String more) {
        String body = "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]" + more + "}";
        return ChatRequestReader.read(body.getBytes(UTF_8), 32);
    }

    private static Prepared prepared(ChatRequest request, Treatment treatment, Judge judge) {
        return new Redactor(new Random(5))
                .prepare(request, judge.judge(request.prompt()), Verdicts.send(treatment, CLOUD, HOUSE), judge, 32);
    }

    private static String sent(Prepared prepared) {
        return new String(
                prepared.request().orElseThrow().request().prompt().body().bytes(), UTF_8);
    }

    /** Judges like the built-in ones, and with one more. */
    private static Judge and(Detector more) {
        List<Detector> all = new ArrayList<>(Detectors.builtIn());
        all.add(more);
        return new Judge(all, DifficultyModels.standard());
    }

    private interface Finds {
        void in(Clues clues, Findings found);
    }

    private static final Kind CANARY = new Kind("CANARY", Sensitivity.RESTRICTED);

    private static Detector detector(Finds finds) {
        return new Detector() {
            @Override
            public List<Kind> kinds() {
                return List.of(CANARY);
            }

            @Override
            public void find(Clues clues, Findings found) {
                finds.in(clues, found);
            }
        };
    }

    private static void staysInTheHouse(Prepared prepared, Rescan rescan) {
        assertThat(prepared.rescan()).isEqualTo(rescan);
        assertThat(prepared.request()).isEmpty();
        assertThat(prepared.treated()).isEmpty();
        assertThat(((Decision.Send) prepared.decision()).routes()).containsExactly(HOUSE);
        assertThat(prepared.decision().excluded()).singleElement().satisfies(out -> assertThat(out.route())
                .isEqualTo(CLOUD.id()));
    }

    @Test
    void the_same_value_has_one_surrogate_in_texts_arguments_and_numbers() {
        String arguments = "{\"to\":\"" + MAIL + "\",\"note\":\"a\\nb\",\"card\":\"" + CARD + "\"}";
        ChatRequest request = chat(
                quoted("Pay " + CARD + " for " + MAIL),
                ",\"metadata\":{\"card\":" + CARD.replace(" ", "") + "},\"x\":[{\"role\":\"y\",\"arguments\":"
                        + quoted(arguments) + "}]");
        Prepared prepared = prepared(request, PSEUDONYMS, JUDGE);
        assertThat(prepared.rescan()).isEqualTo(Rescan.CLEAN);
        JsonNode sent = JSON.readTree(sent(prepared));
        String content = sent.path("messages").path(0).path("content").asString();
        String card = content.substring(4, 23);
        assertThat(sent.path("metadata").path("card").isNumber()).isTrue();
        assertThat(sent.path("metadata").path("card").asString()).isEqualTo(card.replace(" ", ""));
        JsonNode inner = JSON.readTree(sent.path("x").path(0).path("arguments").asString());
        assertThat(inner.path("card").asString()).isEqualTo(card);
        assertThat(inner.path("to").asString()).isEqualTo(content.substring(28));
        assertThat(inner.path("note").asString()).isEqualTo("a\nb");
    }

    @Test
    void a_value_behind_escapes_of_json_in_json_is_replaced_too() {
        String arguments = "{\"a\":\"x\\ny\",\"to\":\"ida.moor\\u0040fernhill-post.de\"}";
        Prepared prepared =
                prepared(chat("\"hi\"", ",\"x\":{\"arguments\":" + quoted(arguments) + "}"), PSEUDONYMS, JUDGE);
        JsonNode inner = JSON.readTree(
                JSON.readTree(sent(prepared)).path("x").path("arguments").asString());
        assertThat(inner.path("to").asString()).contains("@example.");
        assertThat(inner.path("a").asString()).isEqualTo("x\ny");
    }

    @Test
    void what_was_done_is_told_without_text() {
        Treatment treatment = new Treatment(Action.PSEUDONYM, Map.of("CREDIT_CARD", Action.MASK_LAST4));
        Prepared prepared = prepared(chat(quoted(CARD + " " + MAIL + " " + CARD), ""), treatment, JUDGE);
        assertThat(prepared.treated())
                .containsExactly(
                        new Treated("CREDIT_CARD", Action.MASK_LAST4, 2), new Treated("EMAIL", Action.PSEUDONYM, 1));
        assertThat(Redactor.shown(prepared.treated())).isEqualTo("CREDIT_CARD=2, EMAIL=1");
        assertThat(sent(prepared)).contains("**** **** **** 6467");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"%s\":1}", "{\"a\":{\"mail %s\":\"x\"}}", "{\"%s\":\"%s\"}"})
    void a_finding_in_a_member_s_name_stays_in_the_house(String metadata) {
        ChatRequest request = chat("\"hi\"", ",\"metadata\":" + metadata.replace("%s", MAIL));
        staysInTheHouse(prepared(request, PSEUDONYMS, JUDGE), Rescan.UNTREATABLE);
    }

    @Test
    void what_is_found_again_stays_in_the_house() {
        // Sees the end of every text, whatever it is, once it is about surrogates.
        Judge judge = and(detector((clues, found) -> {
            int length = clues.text().length();
            if (clues.text().contains("example")) {
                found.add(CANARY, Confidence.LOW, length - 1, length);
            }
        }));
        staysInTheHouse(prepared(chat(quoted(MAIL + "!"), ""), PSEUDONYMS, judge), Rescan.FINDINGS_LEFT);
    }

    @Test
    void what_is_found_around_a_surrogate_is_treated_with_it() {
        // Takes a surrogate and the sign behind it for one value.
        Judge judge = and(detector((clues, found) -> {
            int at = clues.text().indexOf("@example");
            int end = clues.text().indexOf('!');
            if (at >= 0 && end > at) {
                found.add(CANARY, Confidence.LOW, at, end + 1);
            }
        }));
        Prepared prepared = prepared(chat(quoted("To " + MAIL + "! Now"), ""), PSEUDONYMS, judge);
        assertThat(prepared.rescan()).isEqualTo(Rescan.CLEAN);
        String content = JSON.readTree(sent(prepared))
                .path("messages")
                .path(0)
                .path("content")
                .asString();
        assertThat(content)
                .startsWith("To ")
                .endsWith(" Now")
                .contains("@example.")
                .doesNotContain("!");
        assertThat(back(JSON.readTree(sent(prepared)), prepared)).contains("To " + MAIL + "! Now");
    }

    @Test
    void what_cannot_be_looked_into_the_second_time_stays_in_the_house() {
        AtomicInteger times = new AtomicInteger();
        Judge judge = and(detector((clues, found) -> {
            if (clues.text().contains("example")) {
                times.incrementAndGet();
                throw new IllegalStateException("broken");
            }
        }));
        staysInTheHouse(prepared(chat(quoted(MAIL), ""), PSEUDONYMS, judge), Rescan.FINDINGS_LEFT);
        assertThat(times).hasPositiveValue();
    }

    @Test
    void an_exception_stays_in_the_house() {
        ChatRequest request = chat(quoted(MAIL), "");
        Prepared prepared = new Redactor(new Random(5))
                // A body nested more deeply than allowed cannot be read again.
                .prepare(request, JUDGE.judge(request.prompt()), Verdicts.send(PSEUDONYMS, CLOUD, HOUSE), JUDGE, 1);
        staysInTheHouse(prepared, Rescan.FAILED);
    }

    @Test
    void the_treatment_may_ask_for_a_refusal_instead() {
        ChatRequest request = chat("\"hi\"", ",\"metadata\":{\"" + MAIL + "\":1}");
        Prepared prepared = prepared(request, new Treatment(Action.MASK, Map.of(), Outcome.REFUSE), JUDGE);
        assertThat(prepared.decision()).isInstanceOf(Decision.Refuse.class);
    }

    @Test
    void nothing_is_done_where_nothing_leaves() {
        ChatRequest request = chat(quoted(MAIL), "");
        Decision.Send decision = Verdicts.send(PSEUDONYMS, HOUSE);
        Prepared prepared =
                new Redactor(new Random(5)).prepare(request, JUDGE.judge(request.prompt()), decision, JUDGE, 32);
        assertThat(prepared.decision()).isSameAs(decision);
        assertThat(prepared.rescan()).isEqualTo(Rescan.NOT_NEEDED);
    }

    @Test
    void no_planted_value_leaves_and_every_echo_comes_back() {
        int clean = 0;
        int values = 0;
        for (long seed = 0; seed < 300; seed++) {
            PlantedRequest planted = new PlantedRequest(new Random(seed));
            ChatRequest request = ChatRequestReader.read(planted.body().getBytes(UTF_8), 32);
            Prepared prepared = new Redactor(new Random(seed))
                    .prepare(
                            request, JUDGE.judge(request.prompt()), Verdicts.send(PSEUDONYMS, CLOUD, HOUSE), JUDGE, 32);
            if (prepared.request().isEmpty()) {
                continue;
            }
            clean++;
            values += found(request, planted.values()).size();
            String sent = sent(prepared);
            for (String value : found(request, planted.values())) {
                assertThat(sent).as("seed %d", seed).doesNotContain(value);
            }
            JsonNode was = JSON.readTree(planted.body());
            JsonNode goes = JSON.readTree(sent);
            assertThat(back(goes, prepared)).as("seed %d", seed).isEqualTo(back(was, prepared));
        }
        assertThat(clean).isGreaterThan(270);
        assertThat(values).isGreaterThan(600);
    }

    /** Those of the values that some detector knows as such. */
    private static List<String> found(ChatRequest request, List<String> values) {
        List<String> found = new ArrayList<>();
        for (Finding finding : JUDGE.judge(request.prompt()).findings()) {
            for (Part part : request.prompt().parts()) {
                if (part instanceof Part.Text text
                        && text.place().equals(finding.place())
                        && finding.end() <= text.text().length()) {
                    found.add(text.text().substring(finding.start(), finding.end()));
                }
            }
        }
        found.retainAll(values);
        return found;
    }

    /** All messages as the answer of a cloud that says them again, with what the caller then gets. */
    private static String back(JsonNode request, Prepared prepared) {
        StringBuilder all = new StringBuilder();
        for (JsonNode message : request.path("messages")) {
            String answer = "{\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":\"stop\"}]}";
            all.append(new String(
                    RestoredAnswer.of(
                            answer.getBytes(UTF_8),
                            prepared.request().orElseThrow().restoration()),
                    UTF_8));
        }
        return all.toString();
    }

    @Test
    void a_small_number_is_exchanged_where_the_same_value_was_found_in_a_text() {
        ChatRequest request = chat(
                quoted("Patient Ruth Vogel, MRN 407182, was diagnosed with diabetes."),
                ",\"metadata\":{\"ref\":407182},\"max_tokens\":407182");
        Prepared prepared = prepared(request, PSEUDONYMS, JUDGE);
        assertThat(prepared.rescan()).isEqualTo(Rescan.CLEAN);
        JsonNode sent = JSON.readTree(sent(prepared));
        assertThat(sent.path("metadata").path("ref").asString()).isNotEqualTo("407182");
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(407182);
    }

    @Test
    void what_its_name_tells_of_a_value_is_exchanged_in_the_value() {
        ChatRequest request = chat(quoted("hello"), ",\"metadata\":{\"ssn\":536221847,\"mrn\":\"40718265\"}");
        Prepared prepared = prepared(request, PSEUDONYMS, JUDGE);
        assertThat(prepared.rescan()).isEqualTo(Rescan.CLEAN);
        assertThat(sent(prepared)).doesNotContain("536221847").doesNotContain("40718265");
        JsonNode metadata = JSON.readTree(sent(prepared)).path("metadata");
        assertThat(metadata.size()).isEqualTo(2);
    }
}
