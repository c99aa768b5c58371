package dev.sluice.gateway.audit;

import java.util.HexFormat;
import java.util.List;

/** JSON in one form only: fields in a fixed order, no spaces, only what must be escaped is. */
final class CanonicalJson {
    private CanonicalJson() {}

    /** What the digest of a decision of the first form is taken over. */
    static String of(AuditRow row) {
        StringBuilder out = new StringBuilder(768);
        out.append("{\"at\":");
        string(out, row.at().toString());
        field(out, "request_id", row.requestId());
        field(out, "caller", row.caller());
        field(out, "team", row.team());
        field(out, "policy", row.policy());
        field(out, "sensitivity", row.sensitivity());
        out.append(",\"findings\":").append(row.findings());
        out.append(",\"unscannable\":").append(row.unscannable());
        out.append(",\"difficulty_permille\":").append(row.difficultyPermille());
        field(out, "rule", row.rule());
        out.append(",\"matched_rules\":").append(row.matchedRules());
        field(out, "decision", row.decision());
        out.append(",\"routes\":").append(row.routes());
        out.append(",\"may_leave\":").append(row.mayLeave());
        out.append(",\"body_bytes\":").append(row.bodyBytes());
        field(out, "request_hmac", row.requestHmac());
        field(out, "settings_version", row.settingsVersion());
        return out.append('}').toString();
    }

    static String strings(List<String> values) {
        if (values.isEmpty()) {
            return "[]";
        }
        StringBuilder out = new StringBuilder();
        strings(out, values);
        return out.toString();
    }

    static String findings(List<AuditEntry.FoundKind> kinds) {
        if (kinds.isEmpty()) {
            return "[]";
        }
        StringBuilder out = new StringBuilder();
        char before = '[';
        for (AuditEntry.FoundKind kind : kinds) {
            out.append(before).append("{\"kind\":");
            string(out, kind.kind());
            out.append(",\"confidence\":\"").append(kind.confidence()).append("\",\"count\":");
            out.append(kind.count()).append(",\"places\":");
            strings(out, kind.places());
            out.append('}');
            before = ',';
        }
        return out.append(']').toString();
    }

    static void string(StringBuilder out, String value) {
        out.append('"');
        if (isPlain(value)) {
            out.append(value).append('"');
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void strings(StringBuilder out, List<String> values) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            string(out, values.get(i));
        }
        out.append(']');
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append(",\"").append(name).append("\":");
        string(out, value);
    }
}
