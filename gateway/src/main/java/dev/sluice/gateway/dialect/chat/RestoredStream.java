package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Change;
import dev.sluice.gateway.dialect.chat.AnswerText.Field;
import dev.sluice.gateway.dialect.chat.AnswerText.Lane;
import dev.sluice.router.redaction.Restoration;
import dev.sluice.router.redaction.Restoring;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/*
 * An event goes on when it is whole, with its bytes as they are unless something in it is restored. Of each text (the
 * content of a choice, the arguments of one call) the end is held back while it may be the begin of a surrogate. It
 * goes out with the next piece of the same text; or, in a chunk of its own that copies the head of the one at hand,
 * before a piece of another text of that choice, before the choice's end, and when the stream ends.
 */
/** Puts originals back into a stream of chunks. Not thread-safe. */
public final class RestoredStream implements Rewriting {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

    private final Restoration restoration;
    private final Map<Lane, Restoring> lanes = new LinkedHashMap<>();
    private final EventCutter cutter = new EventCutter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean first = true;

    /** The last chunk that had choices, for its head. */
    private byte[] template = new byte[0];

    private RestoredStream(Restoration restoration) {
        this.restoration = restoration;
    }

    public static RestoredStream of(Restoration restoration) {
        return new RestoredStream(restoration);
    }

    /** Whether there is nothing to restore. */
    @Override
    public boolean isIdle() {
        return restoration.isEmpty();
    }

    @Override
    public ByteBuffer feed(ByteBuffer chunk) {
        cutter.feed(chunk, this::event);
        return taken();
    }

    @Override
    public ByteBuffer end() {
        event(cutter.rest());
        flush(lane -> true);
        return taken();
    }

    /** The texts that were held; an event that is not whole is dropped. */
    @Override
    public ByteBuffer cutOff() {
        flush(lane -> true);
        return taken();
    }

    private ByteBuffer taken() {
        ByteBuffer taken = ByteBuffer.wrap(out.toByteArray());
        out.reset();
        return taken;
    }

    /** One event or the comments before it. */
    private void event(byte[] block) {
        EventLines lines = EventLines.of(block, first, DATA);
        first = false;
        byte[] data = lines.data();
        if (data.length == 0) {
            out.writeBytes(block);
            return;
        }
        if (Arrays.equals(data, DONE)) {
            flush(lane -> true);
            out.writeBytes(block);
            return;
        }
        Optional<AnswerTexts> chunk = AnswerTexts.in(data);
        if (chunk.isEmpty()) {
            out.writeBytes(block);
            return;
        }
        List<Change> changes = restored(chunk.get(), data);
        out.writeBytes(changes.isEmpty() ? block : lines.with(RestoredAnswer.changed(data, changes)));
    }

    private List<Change> restored(AnswerTexts chunk, byte[] data) {
        if (chunk.choices().isPresent()) {
            template = data;
        }
        Set<Lane> here = new HashSet<>();
        Set<Integer> spoken = new HashSet<>(chunk.finished());
        for (AnswerText text : chunk.texts()) {
            if (!text.text().isEmpty()) {
                here.add(text.lane());
                spoken.add(text.lane().choice());
            }
        }
        flush(lane -> spoken.contains(lane.choice()) && !here.contains(lane));
        List<Change> changes = new ArrayList<>();
        for (AnswerText text : chunk.texts()) {
            Lane lane = text.lane();
            Restoring restoring = lanes.computeIfAbsent(lane, this::begun);
            String restored = restoring.feed(text.text());
            if (chunk.finished().contains(lane.choice()) || lane.field() == Field.PART) {
                restored += restoring.flush();
            }
            if (!restored.equals(text.text())) {
                changes.add(RestoredAnswer.quoted(text.span(), restored));
            }
        }
        return changes;
    }

    private Restoring begun(Lane lane) {
        return lane.field().isJson() ? restoration.json() : restoration.text();
    }

    private interface Which {
        boolean is(Lane lane);
    }

    /** Sends what these texts hold, each in a chunk of its own. */
    private void flush(Which which) {
        lanes.forEach((lane, restoring) -> {
            if (restoring.holds() && which.is(lane)) {
                write(lane.piece(restoring.flush()));
            }
        });
    }

    private void write(String choices) {
        AnswerTexts.in(template).ifPresent(head -> {
            List<Change> changes = new ArrayList<>();
            head.choices().ifPresent(span -> changes.add(new Change(span, choices)));
            head.usage().ifPresent(span -> changes.add(new Change(span, "null")));
            out.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(RestoredAnswer.changed(template, changes));
            out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        });
    }
}
