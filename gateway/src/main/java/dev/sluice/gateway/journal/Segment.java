package dev.sluice.gateway.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of a journal, mapped into memory.
 *
 * <p>Layout, little-endian: 64 bytes of header (magic, journal id, first sequence), then records on 8-byte borders,
 * each {@code int length, int check, long sequence, payload}. The length is written last: a record without it is not
 * there. A length of zero ends the segment.
 */
final class Segment {
    static final int HEADER = 64;
    static final int FRAME = 16;
    static final String SUFFIX = ".journal";
    static final String SPARE_SUFFIX = ".spare";

    private static final long MAGIC = 0x314A45434955_4C53L;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LENGTH = INT.varHandle();
    private static final int ZEROS = 1 << 16;

    private final Arena arena;
    private final MemorySegment map;
    private Path file;
    private boolean closed;

    /** The first byte that holds no complete record; readers look no further. */
    private volatile int committed = HEADER;

    /** Up to where the disk has it. Guarded by this. */
    private int forced;

    private Segment(Path file, Arena arena, MemorySegment map) {
        this.file = file;
        this.arena = arena;
        this.map = map;
    }

    /**
     * Makes a file full of zeros and waits until they are on the disk. Throws when the disk has no room for it, and
     * leaves nothing behind then.
     */
    static Segment create(Path file, int bytes) {
        return create(file, bytes, true);
    }

    /**
     * The same without waiting for the disk. {@link #force} brings the file's size and blocks to the disk with the
     * records; what lies behind them may be missing after a loss of power, which only makes the segment shorter.
     */
    static Segment createWithoutSync(Path file, int bytes) {
        return create(file, bytes, false);
    }

    private static Segment create(Path file, int bytes, boolean synced) {
        try {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(ZEROS, bytes));
                for (int written = 0; written < bytes; ) {
                    zeros.clear().limit(Math.min(zeros.capacity(), bytes - written));
                    written += channel.write(zeros);
                }
                if (synced) {
                    // Some file systems find out only here that they are full.
                    channel.force(true);
                }
            }
            return map(file);
        } catch (IOException e) {
            discard(file, e);
            throw new JournalException(
                    "journal: cannot make a segment of " + bytes + " bytes at " + file + ": " + e.getMessage()
                            + " (expected free space and the right to write there)",
                    e);
        } catch (RuntimeException | Error e) {
            discard(file, e);
            throw e;
        }
    }

    private static void discard(Path file, Throwable why) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    static Segment map(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Segment(file, arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    static Segment mapForReading(Path file) throws IOException {
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Segment(file, arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** What a payload's check is before its place is known. */
    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** Gives a spare segment its name and header. */
    void begin(Path name, JournalId id, long firstSequence) throws IOException {
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
        file = name;
        map.set(LONG, 8, id.high());
        map.set(LONG, 16, id.low());
        map.set(LONG, 24, firstSequence);
        map.set(LONG, 0, MAGIC);
    }

    Path file() {
        return file;
    }

    /** Whether it was ever begun; a crash just after the renaming leaves it without. */
    boolean hasHeader() {
        return map.byteSize() >= HEADER && map.get(LONG, 0) == MAGIC;
    }

    /** Whether it holds nothing but zeros. */
    boolean isBlank() {
        for (long at = 0; at + 8 <= map.byteSize(); at += 8) {
            if (map.get(LONG, at) != 0) {
                return false;
            }
        }
        return true;
    }

    JournalId id() {
        return new JournalId(map.get(LONG, 8), map.get(LONG, 16));
    }

    long firstSequence() {
        return map.get(LONG, 24);
    }

    int capacity() {
        return (int) map.byteSize();
    }

    int committed() {
        return committed;
    }

    void committed(int end) {
        committed = end;
    }

    int remaining() {
        return capacity() - committed;
    }

    static int framed(int length) {
        return FRAME + ((length + 7) & ~7);
    }

    /** Only one thread at a time, and only if {@link #framed} bytes remain. */
    void write(long sequence, int checksum, byte[] bytes, int offset, int length) {
        int at = committed;
        MemorySegment.copy(bytes, offset, map, ValueLayout.JAVA_BYTE, at + FRAME, length);
        map.set(LONG, at + 8, sequence);
        map.set(INT, at + 4, checksum ^ mix(sequence, length));
        LENGTH.setRelease(map, (long) at, length);
        committed = at + framed(length);
    }

    /** The record that begins there, or null if there is none that can be believed. */
    @Nullable
    JournalRecord read(int at) {
        if (at + FRAME > map.byteSize()) {
            return null;
        }
        int length = (int) LENGTH.getAcquire(map, (long) at);
        if (length <= 0 || length > map.byteSize() - at - FRAME) {
            return null;
        }
        long sequence = map.get(LONG, at + 8);
        byte[] payload = new byte[length];
        MemorySegment.copy(map, ValueLayout.JAVA_BYTE, at + FRAME, payload, 0, length);
        int check = checksum(payload, 0, length) ^ mix(sequence, length);
        return check == map.get(INT, at + 4) ? new JournalRecord(sequence, at + framed(length), payload) : null;
    }

    /** A cheap look before {@link #read}: whether a record with a sequence in this range could begin there. */
    boolean mayBegin(int at, long fromSequence, long toSequence) {
        if (at + FRAME > map.byteSize()) {
            return false;
        }
        int length = map.get(INT, at);
        long sequence = map.get(LONG, at + 8);
        return length > 0
                && length <= map.byteSize() - at - FRAME
                && sequence >= fromSequence
                && sequence <= toSequence;
    }

    /** Wipes what a torn append left behind, so that later records cannot be mistaken for the end of it. */
    void wipeFrom(int at) {
        map.asSlice(at).fill((byte) 0);
    }

    /** Waits until everything committed before this call is on the disk. */
    synchronized void force() {
        int end = committed;
        if (!closed && end > forced) {
            int page = forced & -4096;
            map.asSlice(page, end - page).force();
            forced = end;
        }
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    private static int mix(long sequence, int length) {
        long mixed = (sequence * 0x9E3779B97F4A7C15L) ^ length;
        return (int) (mixed ^ (mixed >>> 32));
    }
}
