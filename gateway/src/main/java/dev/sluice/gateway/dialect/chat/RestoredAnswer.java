package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Change;
import dev.sluice.gateway.dialect.BodySplice.Span;
import dev.sluice.router.redaction.Restoration;
import dev.sluice.router.redaction.Restoring;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts originals back into a whole answer. */
public final class RestoredAnswer {
    private RestoredAnswer() {}

    /** The answer with originals for surrogates; the very same bytes if it holds none. */
    public static byte[] of(byte[] answer, Restoration restoration) {
        if (restoration.isEmpty()) {
            return answer;
        }
        Optional<AnswerTexts> found = AnswerTexts.in(answer);
        if (found.isEmpty()) {
            return answer;
        }
        List<Change> changes = new ArrayList<>();
        for (AnswerText text : found.get().texts()) {
            Restoring restoring = text.lane().field().isJson() ? restoration.json() : restoration.text();
            String restored = restoring.feed(text.text()) + restoring.flush();
            if (!restored.equals(text.text())) {
                changes.add(quoted(text.span(), restored));
            }
        }
        return changed(answer, changes);
    }

    static Change quoted(Span span, String text) {
        return new Change(span, JsonText.quote(new StringBuilder(), text).toString());
    }

    /** @param changes none overlapping another */
    static byte[] changed(byte[] json, List<Change> changes) {
        if (changes.isEmpty()) {
            return json;
        }
        changes.sort(Comparator.comparingInt(change -> change.span().from()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 256);
        int from = 0;
        for (Change change : changes) {
            out.write(json, from, change.span().from() - from);
            out.writeBytes(change.text().getBytes(StandardCharsets.UTF_8));
            from = change.span().to();
        }
        out.write(json, from, json.length - from);
        return out.toByteArray();
    }
}
