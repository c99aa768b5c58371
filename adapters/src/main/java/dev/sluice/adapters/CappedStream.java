package dev.sluice.adapters;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A response body that ends in an exception where it, or one event of it, grows past its bound. */
final class CappedStream extends FilterInputStream {
    /** One event, in bytes; comments between two events count for the later one. */
    static final long EVENT = 4L << 20;

    /** The whole answer, in bytes. */
    static final long TOTAL = 64L << 20;

    private long total;
    private long event;

    CappedStream(InputStream body) {
        super(body);
    }

    /** Says that an event has been read whole. */
    void eventEnded() {
        event = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws IOException {
        total += read;
        event += read;
        if (event > EVENT) {
            throw new TooLarge("an event of more than " + EVENT + " bytes");
        }
        if (total > TOTAL) {
            throw new TooLarge("an answer of more than " + TOTAL + " bytes");
        }
    }

    /** A bound was passed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }
}
