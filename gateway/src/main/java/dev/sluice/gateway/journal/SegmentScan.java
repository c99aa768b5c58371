package dev.sluice.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment that another run has left: finds its end, a torn last record and damage in the middle.
 *
 * <p>At bytes that are no record it looks on, border by border, for the next one that is. If there is one, what lies
 * between is damage and is reported; if there is none, the segment ends here, and anything but zeros is a torn append.
 *
 * @param end one past the last readable record
 * @param next the sequence that follows its last record
 * @param records how many are readable
 */
record SegmentScan(int end, long next, long records, List<Damage> damages) {
    /** No segment holds more, so a sequence further away than this is not one. */
    private static final long FURTHEST = 1L << 20;

    static SegmentScan of(Segment segment, Consumer<JournalRecord> each) {
        int at = Segment.HEADER;
        long expected = segment.firstSequence();
        long records = 0;
        List<Damage> damages = new ArrayList<>();
        while (true) {
            JournalRecord record = segment.read(at);
            if (record == null || record.sequence() != expected) {
                int found = nextRecord(segment, at, expected);
                if (found < 0) {
                    return new SegmentScan(at, expected, records, List.copyOf(damages));
                }
                record = read(segment, found);
                damages.add(new Damage(
                        String.valueOf(segment.file().getFileName()), at, expected, record.sequence() - expected));
            }
            each.accept(record);
            records++;
            expected = record.sequence() + 1;
            at = record.end();
        }
    }

    private static int nextRecord(Segment segment, int from, long expected) {
        for (int at = from; at < segment.capacity(); at += 8) {
            if (segment.mayBegin(at, expected, expected + FURTHEST) && segment.read(at) != null) {
                return at;
            }
        }
        return -1;
    }

    private static JournalRecord read(Segment segment, int at) {
        @Nullable JournalRecord record = segment.read(at);
        if (record == null) {
            throw new JournalException("journal: " + segment.file() + " changed while it was read");
        }
        return record;
    }
}
