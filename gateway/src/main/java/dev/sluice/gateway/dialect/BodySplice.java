package dev.sluice.gateway.dialect;

import dev.sluice.router.prompt.RequestBody;
import java.io.ByteArrayOutputStream;
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
        Change name = new Change(model, quoted(upstreamModel));
        if (!own.isEmpty()) {
            return withoutOwn(name, askForUsage ? this.askForUsage : null);
        }
        if (!askForUsage || this.askForUsage == null) {
            return changed(name, null);
        }
        boolean modelFirst = model.from < this.askForUsage.span.from;
        return modelFirst ? changed(name, this.askForUsage) : changed(this.askForUsage, name);
    }

    /** Whether asking for usage changes the body, so that the usage event has to be taken out of the answer again. */
    public boolean addsUsage() {
        return askForUsage != null;
    }

    private byte[] withoutOwn(Change name, @Nullable Change usage) {
        List<Change> changes = new ArrayList<>();
        own.forEach(span -> changes.add(new Change(span, "")));
        changes.add(name);
        if (usage != null) {
            changes.add(usage);
        }
        changes.sort(Comparator.comparingInt(change -> change.span.from));
        byte[] from = body.bytes();
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length + 64);
        int at = 0;
        for (Change change : changes) {
            to.write(from, at, change.span.from - at);
            to.writeBytes(change.text.getBytes(StandardCharsets.UTF_8));
            at = change.span.to;
        }
        to.write(from, at, from.length - at);
        return to.toByteArray();
    }

    private byte[] changed(Change first, @Nullable Change second) {
        byte[] from = body.bytes();
        byte[] one = first.text.getBytes(StandardCharsets.UTF_8);
        byte[] two = second == null ? new byte[0] : second.text.getBytes(StandardCharsets.UTF_8);
        Span last = second == null ? new Span(from.length, from.length) : second.span;
        byte[] to = new byte[from.length - length(first.span) - length(last) + one.length + two.length];
        int at = put(from, 0, first.span.from, to, 0);
        at = put(one, 0, one.length, to, at);
        at = put(from, first.span.to, last.from, to, at);
        at = put(two, 0, two.length, to, at);
        put(from, last.to, from.length, to, at);
        return to;
    }

    private static int length(Span span) {
        return span.to - span.from;
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
