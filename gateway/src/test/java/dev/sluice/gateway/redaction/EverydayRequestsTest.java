package dev.sluice.gateway.redaction;

import static dev.sluice.gateway.redaction.Verdicts.CLOUD;
import static dev.sluice.gateway.redaction.Verdicts.HOUSE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.dialect.chat.RestoredAnswer;
import dev.sluice.router.Judge;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people send all day goes out treated, can still be read, and comes back as it was. */
final class EverydayRequestsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Judge JUDGE = new Judge(Detectors.builtIn(), DifficultyModels.standard());
    /** Names, contact data and numbers come back; whatever else is found too. */
    private static final Treatment TREATMENT = new Treatment(
            Action.PSEUDONYM,
            Map.of(
                    "PERSON", Action.PSEUDONYM,
                    "EMAIL", Action.PSEUDONYM,
                    "PHONE", Action.PSEUDONYM,
                    "ADDRESS", Action.PSEUDONYM,
                    "IBAN", Action.PSEUDONYM,
                    "CREDIT_CARD", Action.PSEUDONYM));

    /** A message, the values that must not go out, and words that must stay for it to be read. */
    enum Everyday {
        CUSTOMER_MAIL(
                """
                Please answer this customer politely:

                Dear team,
                my parcel has not arrived yet. Could you send it again to Rosalind Haverby, 48 Millbrook Lane,
                Carlow? You can call me on +49 171 5550 8812 or write to rosalind.haverby@fernhill-post.de.
                The refund can go to DE44 5001 0517 5407 3249 31.
                Kind regards
                Rosalind Haverby
                """,
                List.of("rosalind.haverby@fernhill-post.de", "5550 8812", "5407 3249"),
                List.of("Please answer this customer politely", "my parcel has not arrived yet", "Kind regards")),
        DOCTOR_S_NOTE(
                """
                Summarise for the referral. Patient: Edmund Tarrow, born 14.03.1961, MRN 48213377. He complains of
                chest pain on exertion since May. ECG normal, blood pressure 150/95. Known type 2 diabetes.
                Call his wife on +49 171 5550 8813.
                """,
                List.of("Edmund Tarrow", "48213377", "5550 8813"),
                List.of("Summarise for the referral", "He complains of", "blood pressure 150/95")),
        CSV(
                """
                Group these rows by town:
                name,email,phone,town
                Tilda Marsh,tilda.marsh@quillmail.org,+44 20 7183 4410,Leeds
                Owen Brandt,owen.b@quillmail.org,+44 161 715 4420,York
                Petra Lind,p.lind@nordpost.se,+46 8 512 345 67,Lund
                """,
                List.of("tilda.marsh@quillmail.org", "owen.b@quillmail.org", "p.lind@nordpost.se", "7183 4410"),
                List.of("Group these rows by town", "name,email,phone,town")),
        CODE(
                """
                Why does this fail?
                ```java
                final class Mailer {
                    private static final String TO = "i.moor@fernhill-post.de";
                    void send(int retries) { for (int i = 0; i < retries; i++) post(TO, 8080); }
                }
                ```
                """,
                List.of("i.moor@fernhill-post.de"),
                List.of("private static final String TO = \"", "for (int i = 0; i < retries; i++) post(TO, 8080)")),
        GERMAN_MAIL(
                """
                Bitte kürze diese Mail: Sehr geehrte Frau Lindhorst, vielen Dank für Ihre Bestellung. Ihre Rechnung
                senden wir an die Birkenallee 17, 50733 Köln. Bei Fragen erreichen Sie mich unter 0221 5550 4471 oder
                jonas.ketteler@fernhill-post.de. Mit freundlichen Grüßen, Jonas Ketteler
                """,
                List.of("jonas.ketteler@fernhill-post.de", "Lindhorst", "0221 5550 4471"),
                List.of("Bitte kürze diese Mail", "vielen Dank für", "Mit freundlichen Grüßen")),
        FRENCH_MAIL(
                """
                Traduisez en anglais : Bonjour Madame Vasselin, votre virement vers FR14 2004 1010 0505 0001 3M02 606
                est arrivé. Appelez-moi au 06 44 17 28 39 ou écrivez à c.dorval@courrier-nord.fr. Cordialement,
                Cédric Dorval
                """,
                List.of("c.dorval@courrier-nord.fr", "0505 0001 3M02", "06 44 17 28 39"),
                List.of("Traduisez en anglais", "votre virement")),
        SPANISH_MAIL(
                """
                Resume este correo: Estimado señor Olmedilla, su pedido llegará el martes a la Calle Robledal 12,
                Zamora. Mi teléfono es +34 612 448 190 y mi correo i.carrascal@correonorte.es. Un saludo,
                Inés Carrascal
                """,
                List.of("i.carrascal@correonorte.es", "612 448 190"),
                List.of("Resume este correo", "su pedido llegará el martes")),
        SUPPORT_CHAT(
                """
                Customer: Hi, this is Wendell Askrigg, my card 4539 1488 0343 6467 was charged twice.
                Agent: Sorry to hear that! Which mail address is the account under?
                Customer: wendell.askrigg@quillmail.org
                Classify the sentiment of this chat.
                """,
                List.of("4539 1488 0343 6467", "wendell.askrigg@quillmail.org"),
                List.of("was charged twice", "Classify the sentiment of this chat.")),
        CURRICULUM(
                """
                Improve the wording. Curriculum vitae: Name: Maren Hollbeck. Phone: +49 171 5550 8815. E-mail:
                maren@hollbeck-post.de. 2015-2019 accountant at a bakery, since 2020 head of purchasing.
                """,
                List.of("Maren Hollbeck", "maren@hollbeck-post.de", "5550 8815"),
                List.of("Improve the wording", "head of purchasing")),
        TOOL_CALL("", List.of("ida.moor@fernhill-post.de", "5550 8812"), List.of("Book the table", "send_mail"));

        private final String text;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> gone;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> kept;

        Everyday(String text, List<String> gone, List<String> kept) {
            this.text = text;
            this.gone = gone;
            this.kept = kept;
        }

        String body() {
            return this == TOOL_CALL
                    ? withTool()
                    : "{\"model\":\"auto\",\"messages\":[{\"role\":\"system\",\"content\":\"You are helpful.\"},"
                            + "{\"role\":\"user\",\"content\":" + quoted(text) + "}],\"temperature\":0.2}";
        }

        private static String withTool() {
            String arguments = "{\"to\":\"ida.moor@fernhill-post.de\",\"phone\":\"+49 171 5550 8812\",\"seats\":4,"
                    + "\"note\":\"by the window\\nat eight\"}";
            return "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":"
                    + quoted("Book the table and tell ida.moor@fernhill-post.de")
                    + "},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_7\",\"type\":\"function\","
                    + "\"function\":{\"name\":\"send_mail\",\"arguments\":" + quoted(arguments) + "}}]},"
                    + "{\"role\":\"tool\",\"tool_call_id\":\"call_7\",\"content\":"
                    + quoted("{\"sent\":true,\"to\":\"ida.moor@fernhill-post.de\"}") + "}]}";
        }
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    @ParameterizedTest
    @EnumSource
    void goes_out_treated_and_comes_back(Everyday everyday) {
        for (long seed = 0; seed < 5; seed++) {
            ChatRequest request = ChatRequestReader.read(everyday.body().getBytes(UTF_8), 32);
            Prepared prepared = new Redactor(new Random(seed))
                    .prepare(request, JUDGE.judge(request.prompt()), Verdicts.send(TREATMENT, CLOUD, HOUSE), JUDGE, 32);
            assertThat(prepared.rescan()).as("seed %d", seed).isEqualTo(Rescan.CLEAN);
            TreatedRequest treated = prepared.request().orElseThrow();
            JsonNode sent = JSON.readTree(treated.request().prompt().body().bytes());
            StringBuilder texts = new StringBuilder();
            sent.path("messages").forEach(message -> {
                texts.append(message.path("content").asString("")).append('\n');
                message.path("tool_calls").forEach(call -> {
                    JsonNode function = call.path("function");
                    JsonNode inner = JSON.readTree(function.path("arguments").asString());
                    assertThat(inner.path("seats").asInt()).isEqualTo(4);
                    texts.append(function.path("name").asString()).append(inner);
                });
            });
            assertThat(texts.toString())
                    .as("seed %d", seed)
                    .doesNotContain(everyday.gone)
                    .contains(everyday.kept);
            assertThat(echoed(sent, treated))
                    .as("seed %d", seed)
                    .isEqualTo(echoed(JSON.readTree(everyday.body()), treated));
        }
    }

    /** What the caller gets from a cloud that says every message again. */
    private static String echoed(JsonNode request, TreatedRequest treated) {
        StringBuilder all = new StringBuilder();
        for (JsonNode message : request.path("messages")) {
            String answer = "{\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":\"stop\"}]}";
            all.append(new String(RestoredAnswer.of(answer.getBytes(UTF_8), treated.restoration()), UTF_8));
        }
        return all.toString();
    }
}
