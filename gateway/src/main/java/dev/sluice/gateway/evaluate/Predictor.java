package dev.sluice.gateway.evaluate;

import dev.sluice.config.PrivacySettings;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.Judge;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.sensitivity.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads, judges and decides on labelled rows as the gateway does on requests. A text is what the user says. */
final class Predictor {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** The gateway's default. */
    private static final int MAX_DEPTH = 128;

    private static final String CONTENT = "/messages/0/content";

    private final Judge judge;
    private final Policy policy;
    private final LocalDate today;

    Predictor(PrivacySettings settings, LocalDate today) {
        this.judge = settings.judge();
        this.policy = settings.policy();
        this.today = today;
    }

    Prediction of(Labelled row) {
        return switch (row) {
            case Labelled.Text text -> text(text);
            case Labelled.Body body -> body(body);
        };
    }

    private Prediction.OfText text(Labelled.Text row) {
        Judgement judgement = judged(body(row.text()));
        List<Labelled.Span> spans = new ArrayList<>();
        for (Finding finding : judgement.findings()) {
            if (finding.place().toString().equals(CONTENT)) {
                spans.add(new Labelled.Span(finding.start(), finding.end(), type(finding.kind())));
            }
        }
        return new Prediction.OfText(row.id(), outcome(judgement) != Verdict.Outcome.MAY_ESCALATE, spans);
    }

    private Prediction.OfBody body(Labelled.Body row) {
        Prediction.Fate fate;
        try {
            fate = switch (outcome(judged(row.body().bytes()))) {
                case MAY_ESCALATE -> Prediction.Fate.MAY_ESCALATE;
                case REFUSE -> Prediction.Fate.BLOCKED;
                // A treated request is not the one that was sent in.
                case PSEUDONYMISE_THEN_ESCALATE, REDACT_THEN_ESCALATE, LOCAL_ONLY -> Prediction.Fate.LOCAL_ONLY;
            };
        } catch (Failure noRequest) {
            fate = Prediction.Fate.BLOCKED;
        }
        return new Prediction.OfBody(row.id(), fate);
    }

    private Judgement judged(byte[] body) {
        return judge.judge(ChatRequestReader.read(body, MAX_DEPTH).prompt());
    }

    private Verdict.Outcome outcome(Judgement judgement) {
        return policy.judge(judgement, new Caller("evaluate", ""), today).would();
    }

    private static byte[] body(String text) {
        var request = JSON.createObjectNode().put("model", "auto");
        request.putArray("messages").addObject().put("role", "user").put("content", text);
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The kind as the labelled data call it. */
    private static String type(String kind) {
        return switch (kind) {
            case "SECRET.CONNECTION_STRING" -> "CONN_STRING";
            case "SECRET.GENERIC" -> "GENERIC_SECRET";
            case "ORGANISATION" -> "ORG";
            case "LOCATION" -> "GPE";
            case "NATIONALITY" -> "NRP";
            case "POSTCODE" -> "ZIP";
            case "OCCUPATION" -> "TITLE";
            default -> {
                int dot = kind.indexOf('.');
                String family = dot < 0 ? kind : kind.substring(0, dot);
                yield switch (family) {
                    case "SECRET" -> kind.substring(dot + 1);
                    case "DICTIONARY" -> "CUSTOM_DICT";
                    default -> family;
                };
            }
        };
    }
}
