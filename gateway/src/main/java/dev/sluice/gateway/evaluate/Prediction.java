package dev.sluice.gateway.evaluate;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Sluice says of one row. */
sealed interface Prediction {
    JsonMapper JSON = JsonMapper.shared();

    String id();

    /** One line of JSON. */
    String json();

    /**
     * @param sensitive whether the policy lets it leave only treated, or not at all
     * @param spans what was found, in UTF-16 units, with the type as labelled data name it
     */
    record OfText(String id, boolean sensitive, List<Labelled.Span> spans) implements Prediction {
        @Override
        public String json() {
            ObjectNode row = JSON.createObjectNode().put("id", id).put("sensitive", sensitive);
            var list = row.putArray("spans");
            for (Labelled.Span span : spans) {
                list.addObject()
                        .put("start", span.start())
                        .put("end", span.end())
                        .put("type", span.type());
            }
            return row.toString();
        }
    }

    /** What happens to a request; one that is refused was no request or is forbidden. */
    enum Fate {
        MAY_ESCALATE,
        LOCAL_ONLY,
        BLOCKED
    }

    record OfBody(String id, Fate fate) implements Prediction {
        @Override
        public String json() {
            return JSON.createObjectNode()
                    .put("id", id)
                    .put("decision", fate.name().toLowerCase(Locale.ROOT))
                    .toString();
        }
    }
}
