package dev.sluice.gateway.review;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A decision as the audit trail recorded it: enough to judge it again by another policy, and no text.
 *
 * @param team of the caller; region and purpose are not recorded
 * @param judgement what was found; offsets are not recorded, so all are 0
 * @param outcome what the policy in force said, enforced or not
 */
record RecordedDecision(String requestId, Instant at, String team, Judgement judgement, Outcome outcome) {
    /**
     * @param record a line's {@code record} in an export of the audit trail
     * @param levels of the kinds that detectors find; a kind that none finds any more counts as restricted
     * @return empty if it is no decision
     */
    static Optional<RecordedDecision> of(JsonNode record, Map<String, Sensitivity> levels) {
        if (!record.path("kind").asString("").equals("DECISION")) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        Place place = Place.at("recorded");
        for (JsonNode found : record.path("findings")) {
            String kind = found.path("kind").asString();
            Finding finding = new Finding(
                    kind,
                    levels.getOrDefault(kind, Sensitivity.RESTRICTED),
                    Confidence.valueOf(found.path("confidence").asString()),
                    place,
                    0,
                    0);
            for (int i = found.path("count").asInt(); i > 0; i--) {
                findings.add(finding);
            }
        }
        List<Part.Unscannable> unscannable = new ArrayList<>();
        for (JsonNode blind : record.path("unscannable")) {
            unscannable.add(new Part.Unscannable(place, blind.path("what").asString()));
        }
        return Optional.of(new RecordedDecision(
                record.path("request_id").asString(),
                Instant.parse(record.path("at").asString()),
                record.path("team").asString(),
                new Judgement(
                        Sensitivity.valueOf(record.path("sensitivity").asString()),
                        findings,
                        unscannable,
                        new Difficulty(record.path("difficulty_permille").asInt() / 1000.0, List.of())),
                Outcome.valueOf(record.path("would").asString())));
    }
}
