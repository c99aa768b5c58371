package dev.sluice.gateway.dialect.chat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lets {@link Heard} listen to a stream. Events without log-probabilities keep their bytes. Not thread-safe. */
public final class HeardStream implements Rewriting {
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

    private final Heard heard;
    private final EventCutter cutter = new EventCutter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean first = true;

    public HeardStream(Heard heard) {
        this.heard = heard;
    }

    @Override
    public boolean isIdle() {
        return heard.isIdle() && cutter.isEmpty();
    }

    @Override
    public ByteBuffer feed(ByteBuffer chunk) {
        cutter.feed(chunk, this::event);
        if (heard.isIdle()) {
            out.writeBytes(cutter.rest());
        }
        return taken();
    }

    @Override
    public ByteBuffer end() {
        event(cutter.rest());
        return taken();
    }

    /** An event that is not whole is dropped. */
    @Override
    public ByteBuffer cutOff() {
        return taken();
    }

    private ByteBuffer taken() {
        ByteBuffer taken = ByteBuffer.wrap(out.toByteArray());
        out.reset();
        return taken;
    }

    private void event(byte[] block) {
        EventLines lines = EventLines.of(block, first, DATA);
        first = false;
        byte[] data = lines.data();
        if (data.length == 0 || Arrays.equals(data, DONE)) {
            out.writeBytes(block);
            return;
        }
        byte[] passed = heard.listen(data);
        out.writeBytes(Arrays.equals(passed, data) ? block : lines.with(passed));
    }
}
