package dev.sluice.gateway.evaluate;

import dev.sluice.router.prompt.RequestBody;
import java.util.List;

/** A row of labelled data: a text with what is sensitive in it, or a request body with where it should go. */
public sealed interface Labelled {
    /** Unique among the rows that are evaluated together. */
    String id();

    /** The group that results are also given for, such as {@code payment} or {@code base64}. */
    String category();

    /** One labelled stretch of a text, in UTF-16 units. */
    record Span(int start, int end, String type) {}

    /**
     * @param tier {@code strict} (must be found), {@code none} (must not be), others are reported beside the headline
     */
    record Text(String id, String category, String tier, String text, List<Span> spans) implements Labelled {
        public Text {
            spans = List.copyOf(spans);
        }
    }

    /** @param stays whether it must be kept in the house */
    record Body(String id, String category, RequestBody body, boolean stays) implements Labelled {}
}
