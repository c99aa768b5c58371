package dev.sluice.gateway.report;

import dev.sluice.gateway.audit.AuditVerification;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reports as JSON. Money is a string of nine decimals, since a double cannot hold it. */
final class ReportJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ReportJson() {}

    static String of(SpendReport report) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("by", report.by().word());
            json.writeStringProperty("from", report.from().toString());
            json.writeStringProperty("to", report.to().toString());
            rows(json, "rows", report.rows());
            rows(json, "totals", report.totals());
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    static String of(AuditVerification verification) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeBooleanProperty("intact", verification.isIntact());
            json.writeArrayPropertyStart("chains");
            for (AuditVerification.CheckedChain chain : verification.chains()) {
                json.writeStartObject();
                json.writeStringProperty("head", chain.head().toString());
                json.writeNumberProperty("good_checkpoints", chain.signed().good());
                json.writeNumberProperty("unchecked_checkpoints", chain.signed().notChecked());
                json.writeNumberProperty("newest_checkpoint", chain.signed().newest());
                chain.fault().ifPresent(fault -> {
                    json.writeNumberProperty("bad_sequence", fault.sequence());
                    json.writeStringProperty("fault", fault.kind().name());
                    json.writeStringProperty("what", fault.what());
                });
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("unreadable");
            verification.unreadable().forEach(json::writeString);
            json.writeEndArray();
            if (verification.missing() != null) {
                json.writeStringProperty("missing", verification.missing().toString());
            }
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void rows(JsonGenerator json, String name, List<SpendRow> rows) {
        json.writeArrayPropertyStart(name);
        for (SpendRow row : rows) {
            json.writeStartObject();
            if (!row.key().isEmpty()) {
                json.writeStringProperty("key", row.key());
            }
            json.writeStringProperty("currency", row.currency());
            json.writeNumberProperty("requests", row.requests());
            json.writeNumberProperty("attempts", row.attempts());
            json.writeNumberProperty("served", row.served());
            json.writeNumberProperty("failed", row.failed());
            json.writeNumberProperty("input_tokens", row.inputTokens());
            json.writeNumberProperty("cached_tokens", row.cachedTokens());
            json.writeNumberProperty("output_tokens", row.outputTokens());
            if (row.unknownCosts() == row.attempts()) {
                json.writeNullProperty("cost");
            } else {
                json.writeStringProperty("cost", row.cost().toPlainString());
            }
            json.writeNumberProperty("unknown_costs", row.unknownCosts());
            json.writeNumberProperty("estimated", row.estimated());
            json.writeNumberProperty("without_usage", row.withoutUsage());
            json.writeStringProperty("baseline", row.baseline().toPlainString());
            json.writeStringProperty("saved", row.saved().toPlainString());
            json.writeNumberProperty("verified_away", row.verifiedAway());
            json.writeNumberProperty("samples", row.samples());
            cost(json, "verification", row.verification());
            json.writeNumberProperty("unknown_verification", row.verification().unknownCosts());
            json.writeNumberProperty("shadows", row.shadows().attempts());
            cost(json, "shadow_cost", row.shadows());
            json.writeNumberProperty("unknown_shadow_costs", row.shadows().unknownCosts());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void cost(JsonGenerator json, String name, SpendRow.Part part) {
        if (part.isUnknown()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, part.cost().toPlainString());
        }
    }
}
