package dev.sluice.gateway.dialect.chat;

import dev.sluice.router.price.Usage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches a stream of chat completion chunks as it passes by. Keeps no event. Not thread-safe. */
public final class SseTap implements AnswerFacts {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final int asked;
    private final boolean stripUsage;
    private final SseEvents events;
    private final ChoiceFacts choices = new ChoiceFacts();
    private final ChunkScan scan = new ChunkScan(choices);
    private final AnswerHead head = new AnswerHead();
    private boolean contentSeen;
    private long contentEvents;
    private boolean doneSeen;
    private boolean ended;
    private @Nullable String garbage;

    /**
     * @param choices how many answers the caller asked for
     * @param stripUsage whether to take out the usage event, which we asked for and the caller did not
     */
    public SseTap(int choices, boolean stripUsage) {
        this.asked = choices;
        this.stripUsage = stripUsage;
        this.events = new SseEvents(
                new SseEvents.Reader() {
                    @Override
                    public boolean event(byte[] bytes, int from, int to, boolean named) {
                        return SseTap.this.event(bytes, from, to, named);
                    }

                    @Override
                    public void broken(String why) {
                        garbage(why);
                    }
                },
                stripUsage);
    }

    /**
     * Looks at the next bytes, cut anywhere; the buffer's position stays where it is, and nothing of it is kept. If
     * {@link #garbage()} tells something afterwards, nothing of it should be forwarded.
     *
     * @return the bytes to forward: the very same buffer unless usage is stripped; then without the usage event and
     *     without an event that is not whole yet, in a buffer of its own
     */
    public ByteBuffer feed(ByteBuffer chunk) {
        return events.feed(chunk);
    }

    /**
     * The upstream has ended: looks at what is left, which counts only if it is a whole event without its blank line,
     * and returns what was held back of that.
     */
    public ByteBuffer end() {
        ended = true;
        return events.end();
    }

    /** Whether {@code [DONE]} was seen. */
    public boolean doneSeen() {
        return doneSeen;
    }

    /** How many events had content: what a limit on silence goes by, since comments are no sign of life. */
    public long contentEvents() {
        return contentEvents;
    }

    private boolean event(byte[] bytes, int from, int to, boolean named) {
        if (from == to || doneSeen || garbage != null) {
            return true;
        }
        if (Arrays.equals(bytes, from, to, DONE, 0, DONE.length)) {
            doneSeen = true;
            return true;
        }
        if (named) {
            head.read(bytes, from, to);
            head.errorEvent();
            return true;
        }
        if (!scan.scan(bytes, from, to)) {
            return broken();
        }
        if (scan.hasContent()) {
            contentSeen = true;
            contentEvents++;
        }
        if (!contentSeen || scan.wantsParse() || head.id().isEmpty()) {
            if (!head.read(bytes, from, to)) {
                return broken();
            }
            note();
        }
        return !(stripUsage && scan.isUsageOnly());
    }

    private void note() {
        UsageFacts timings = head.timings();
        if (scan.hasTimings() && scan.finished() == 1 && timings != null) {
            choices.timed(timings.completion());
        }
    }

    /** A piece that is left at the end is a cut, not garbage. */
    private boolean broken() {
        if (!ended) {
            garbage("an event is not a JSON object");
        }
        return false;
    }

    private void garbage(String why) {
        if (garbage == null) {
            garbage = why;
        }
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
        return garbage == null
                && head.error().isEmpty()
                && choices.allFinished()
                && (choices.count() >= asked || doneSeen);
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
        return UsageFacts.reported(head.usage(), head.timings(), choices, true);
    }

    @Override
    public Usage usage(long estimatedInput) {
        return reportedUsage().orElseGet(() -> UsageFacts.estimated(estimatedInput, choices));
    }
}
