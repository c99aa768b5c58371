package dev.sluice.gateway.redaction;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.router.redaction.Restoration;
import dev.sluice.router.redaction.Treated;
import java.util.List;

/** A request whose findings were made harmless, judged again and found clean. Only {@link Redactor} makes one. */
public final class TreatedRequest {
    private final ChatRequest request;
    private final Restoration restoration;
    private final List<Treated> treated;

    TreatedRequest(ChatRequest request, Restoration restoration, List<Treated> treated) {
        this.request = request;
        this.restoration = restoration;
        this.treated = List.copyOf(treated);
    }

    /** What may leave the house in place of the caller's. */
    public ChatRequest request() {
        return request;
    }

    /** The way back, for the answer. */
    public Restoration restoration() {
        return restoration;
    }

    /** What was done, by kind and action. */
    public List<Treated> treated() {
        return treated;
    }
}
