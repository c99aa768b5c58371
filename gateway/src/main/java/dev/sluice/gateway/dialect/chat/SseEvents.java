package dev.sluice.gateway.dialect.chat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/*
 * Server-sent events as WHATWG's HTML standard frames them (read 2026-11): lines end with LF, CR or CRLF, a blank line
 * ends an event, its data lines are joined. Each byte is looked at once, wherever the chunks are cut; an event that
 * lies within a chunk is handed on where it lies, only what a cut goes through is copied.
 */
/** Cuts a byte stream into events, and takes out those that its reader does not want to be passed on. */
final class SseEvents {
    /** Of one event, in bytes. */
    static final int LONGEST_EVENT = 4 << 20;

    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "error".getBytes(StandardCharsets.US_ASCII);

    /** Gets every event. */
    interface Reader {
        /**
         * @param named whether the event's name is {@code error}
         * @return false if the event is to be taken out
         */
        boolean event(byte[] bytes, int from, int to, boolean named);

        /** This is no event stream; nothing is read any more. */
        void broken(String why);
    }

    private final Reader reader;
    private final boolean mayTakeOut;

    /** For chunks outside the heap; nothing in it outlives a call. */
    private byte[] scratch = new byte[0];

    private final ByteBin line = new ByteBin();
    private boolean firstLine = true;
    private boolean afterCr;
    private boolean broken;

    // Of the event being read; its data lies in the chunk or in the bin.
    private final ByteBin data = new ByteBin();
    private boolean hasData;
    private boolean hasFields;
    private boolean errorNamed;
    private boolean inChunk;
    private int dataFrom;
    private int dataTo;

    // Only where events may be taken out.
    private final ByteBin held = new ByteBin();
    private final ByteBin out = new ByteBin();
    private boolean lastTakenOut;
    private int keepFrom;
    private int eventFrom;
    private int decidedTo;

    SseEvents(Reader reader, boolean mayTakeOut) {
        this.reader = reader;
        this.mayTakeOut = mayTakeOut;
    }

    /** Reads on, and returns what may be passed on: the chunk itself wherever possible. */
    ByteBuffer feed(ByteBuffer chunk) {
        byte[] bytes;
        int from;
        if (chunk.hasArray()) {
            bytes = chunk.array();
            from = chunk.arrayOffset() + chunk.position();
        } else {
            if (scratch.length < chunk.remaining()) {
                scratch = new byte[chunk.remaining()];
            }
            bytes = scratch;
            from = 0;
            chunk.get(chunk.position(), bytes, 0, chunk.remaining());
        }
        int to = from + chunk.remaining();
        keepFrom = from;
        eventFrom = from;
        decidedTo = from;
        read(bytes, from, to);
        return mayTakeOut ? decided(chunk, bytes, from, to) : chunk;
    }

    /** The stream has ended, perhaps without a last blank line; returns what was held back. */
    ByteBuffer end() {
        byte[] nothing = new byte[0];
        if (line.length() > 0) {
            line(nothing, 0, 0);
        }
        boolean keep = broken || dispatch(nothing);
        return ByteBuffer.wrap(keep && mayTakeOut ? held.copy() : nothing);
    }

    private void read(byte[] bytes, int from, int to) {
        int lineFrom = from;
        if (afterCr && from < to) {
            afterCr = false;
            if (bytes[from] == '\n') {
                lineFrom++;
                if (!hasFields) {
                    boundary(lineFrom, lastTakenOut, bytes);
                }
            }
        }
        int at = lineFrom;
        while (at < to && !broken) {
            byte c = bytes[at++];
            if (c != '\n' && c != '\r') {
                continue;
            }
            int lineTo = at - 1;
            if (c == '\r') {
                if (at == to) {
                    afterCr = true;
                } else if (bytes[at] == '\n') {
                    at++;
                }
            }
            endOfLine(bytes, lineFrom, lineTo, at);
            lineFrom = at;
        }
        if (!broken) {
            carry(bytes, lineFrom, to);
        }
    }

    private void carry(byte[] bytes, int lineFrom, int to) {
        line.add(bytes, lineFrom, to);
        if (inChunk) {
            data.add(bytes, dataFrom, dataTo);
            inChunk = false;
        }
        if (line.length() + data.length() > LONGEST_EVENT) {
            breakOff("an event is longer than " + LONGEST_EVENT + " bytes");
        }
    }

    private void endOfLine(byte[] bytes, int lineFrom, int lineTo, int next) {
        if (lineFrom == lineTo && line.length() == 0) {
            boolean keep = dispatch(bytes);
            boundary(next, !keep, bytes);
            return;
        }
        line(bytes, lineFrom, lineTo);
        if (!hasFields) {
            boundary(next, false, bytes); // a comment: keep-alives are passed on at once
        }
    }

    /** One line that is not blank; its begin may have come with earlier chunks. */
    private void line(byte[] chunk, int chunkFrom, int chunkTo) {
        byte[] bytes = chunk;
        int from = chunkFrom;
        int to = chunkTo;
        if (line.length() > 0) {
            line.add(chunk, chunkFrom, chunkTo);
            bytes = line.array();
            from = 0;
            to = line.length();
            line.clear();
        }
        if (firstLine) {
            firstLine = false;
            if (to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB) {
                from += 3; // a byte order mark is allowed here
            }
        }
        if (from < to) {
            field(bytes, from, to, bytes == chunk);
        }
    }

    private void field(byte[] bytes, int from, int to, boolean lies) {
        byte first = bytes[from];
        if (first == ':') {
            return;
        }
        if (first == '<' || first == '{' || first == '[') {
            breakOff(first == '<' ? "HTML in place of events" : "JSON in place of events");
            return;
        }
        hasFields = true;
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(to, colon + 1);
        if (value < to && bytes[value] == ' ') {
            value++;
        }
        if (Arrays.equals(bytes, from, colon, DATA, 0, DATA.length)) {
            data(bytes, value, to, lies);
        } else if (Arrays.equals(bytes, from, colon, EVENT, 0, EVENT.length)) {
            errorNamed = Arrays.equals(bytes, value, to, ERROR, 0, ERROR.length);
        }
    }

    private void data(byte[] bytes, int from, int to, boolean lies) {
        if (!hasData && lies) {
            hasData = true;
            inChunk = true;
            dataFrom = from;
            dataTo = to;
            return;
        }
        if (inChunk) {
            data.add(bytes, dataFrom, dataTo);
            inChunk = false;
        }
        if (hasData) {
            data.add((byte) '\n');
        }
        data.add(bytes, from, to);
        hasData = true;
    }

    /** False if the event is to be taken out. */
    private boolean dispatch(byte[] chunk) {
        boolean keep = true;
        if (hasData) {
            keep = inChunk
                    ? reader.event(chunk, dataFrom, dataTo, errorNamed)
                    : reader.event(data.array(), 0, data.length(), errorNamed);
        }
        data.clear();
        hasData = false;
        hasFields = false;
        errorNamed = false;
        inChunk = false;
        return keep || !mayTakeOut;
    }

    private void breakOff(String why) {
        broken = true;
        reader.broken(why);
    }

    /** Everything up to here is decided: passed on or taken out. */
    private void boundary(int next, boolean takeOut, byte[] bytes) {
        lastTakenOut = takeOut;
        if (!mayTakeOut) {
            return;
        }
        if (takeOut) {
            out.add(bytes, keepFrom, eventFrom);
            keepFrom = next;
        } else if (held.length() > 0) {
            out.add(held.array(), 0, held.length());
        }
        held.clear();
        eventFrom = next;
        decidedTo = next;
    }

    private ByteBuffer decided(ByteBuffer chunk, byte[] bytes, int from, int to) {
        if (out.length() == 0 && keepFrom == from && decidedTo == to) {
            return chunk;
        }
        out.add(bytes, keepFrom, Math.max(keepFrom, decidedTo));
        held.add(bytes, eventFrom, to);
        byte[] passed = out.copy();
        out.clear();
        return ByteBuffer.wrap(passed);
    }
}
