package dev.sluice.gateway.dialect.chat;

import dev.sluice.router.price.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a whole JSON answer. */
public final class JsonTap implements AnswerFacts {
    private final ChoiceFacts choices = new ChoiceFacts();
    private final AnswerHead head = new AnswerHead();
    private final boolean contentSeen;
    private final @Nullable String garbage;

    private JsonTap(byte[] body) {
        ChunkScan scan = new ChunkScan(choices);
        boolean json = scan.scan(body, 0, body.length) && head.read(body, 0, body.length);
        contentSeen = json && scan.hasContent();
        if (!json) {
            garbage = body.length == 0 ? "the body is empty" : "the body is not a JSON object";
        } else {
            garbage = scan.hasChoices() || scan.hasError() ? null : "the answer has no choices";
        }
    }

    /** Reads an answer, or notes why it is none; never throws. */
    public static JsonTap read(byte[] body) {
        return new JsonTap(body);
    }

    /** How many answers there are. */
    public int choices() {
        return choices.count();
    }

    @Override
    public Optional<String> responseId() {
        return head.id();
    }

    @Override
    public Optional<String> model() {
        return head.model();
    }

    @Override
    public boolean contentSeen() {
        return contentSeen;
    }

    @Override
    public boolean complete() {
        return garbage == null && head.error().isEmpty() && choices.allFinished();
    }

    @Override
    public Optional<String> error() {
        return head.error();
    }

    @Override
    public Optional<String> garbage() {
        return Optional.ofNullable(garbage);
    }

    @Override
    public Optional<Usage> reportedUsage() {
        return UsageFacts.reported(head.usage(), head.timings(), choices, false);
    }

    @Override
    public Usage usage(long estimatedInput) {
        return reportedUsage().orElseGet(() -> UsageFacts.estimated(estimatedInput, choices));
    }
}
