package dev.sluice.gateway.dialect;

import dev.sluice.router.prompt.RequestBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** Changes a body at the offsets of its tokens; every other byte stays as the caller wrote it. */
public final class BodySplice {
    private final RequestBody body;
    private final Span model;
    private final @Nullable Change askForUsage;
    private final List<Span> own;

    /**
     * @param model the token of the model's name, quotes included
     * @param askForUsage what makes the body ask for the usage event; null if it does already or is no stream
     */
    public BodySplice(RequestBody body, Span model, @Nullable Change askForUsage) {
        this(body, model, askForUsage, List.of());
    }

    /** @param own what is left out, in order, none touching the model's name */
    public BodySplice(RequestBody body, Span model, @Nullable Change askForUsage, List<Span> own) {
        this.body = body;
        this.model = model;
        this.askForUsage = askForUsage;
        this.own = List.copyOf(own);
    }

    /** Bytes from {@code from} up to, not including, {@code to}; empty for a place between two bytes. */
    public record Span(int from, int to) {
        public Span {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("span: " + from + " to " + to);
            }
        }
    }

    /** A span and what stands there instead. */
    public record Change(Span span, String text) {}

    /**
     * The body with another model's name.
     *
     * @param askForUsage also asks for the usage event of a stream, if the caller did not; see {@link #addsUsage}
     */
    public byte[] withModel(String upstreamModel, boolean askForUsage) {
        return spliced(upstreamModel, askForUsage, List.of());
    }

    /**
     * The same with further changes.
     *
     * @param further none overlaps another or the model's name; those at one place keep their order
     */
    public byte[] withModel(String upstreamModel, boolean askForUsage, List<Change> further) {
        return spliced(upstreamModel, askForUsage, further);
    }

    private byte[] spliced(String upstreamModel, boolean askForUsage, List<Change> further) {
        List<Change> changes = new ArrayList<>(further.size() + 2);
        changes.add(new Change(model, quoted(upstreamModel)));
        if (askForUsage && this.askForUsage != null) {
            changes.add(this.askForUsage);
        }
        changes.addAll(further);
        // After what is put in at the same place.
        own.forEach(span -> changes.add(new Change(span, "")));
        changes.sort(Comparator.comparingInt(change -> change.span.from));
        return changed(changes);
    }

    /** Whether asking for usage changes the body, so that the usage event has to be taken out of the answer again. */
    public boolean addsUsage() {
        return askForUsage != null;
    }

    private byte[] changed(List<Change> changes) {
        byte[] from = body.bytes();
        byte[][] texts = new byte[changes.size()][];
        int length = from.length;
        for (int i = 0; i < texts.length; i++) {
            Change change = changes.get(i);
            texts[i] = change.text.getBytes(StandardCharsets.UTF_8);
            length += texts[i].length - (change.span.to - change.span.from);
        }
        byte[] to = new byte[length];
        int read = 0;
        int written = 0;
        for (int i = 0; i < texts.length; i++) {
            Span span = changes.get(i).span;
            written = put(from, read, span.from, to, written);
            written = put(texts[i], 0, texts[i].length, to, written);
            read = span.to;
        }
        put(from, read, from.length, to, written);
        return to;
    }

    private static int put(byte[] source, int from, int to, byte[] target, int at) {
        System.arraycopy(source, from, target, at, to - from);
        return at + to - from;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        return json.append('"').toString();
    }
}
