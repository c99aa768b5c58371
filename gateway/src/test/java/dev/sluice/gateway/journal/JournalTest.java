package dev.sluice.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final JournalLimits SMALL = new JournalLimits(8192, 1 << 20);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void what_was_appended_comes_back_in_order_after_reopening_whatever_its_size() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<byte[]> written = new ArrayList<>();
        for (int run = 0; run < 5; run++) {
            try (Journal journal = Journal.open(folder, SMALL)) {
                for (int i = 0; i < 200; i++) {
                    byte[] payload = new byte[1 + random.nextInt(1024)];
                    random.nextBytes(payload);
                    written.add(payload);
                    assertThat(journal.append(payload)).isEqualTo(written.size());
                }
            }
        }
        try (Journal journal = Journal.open(folder, SMALL)) {
            List<JournalRecord> read = journal.next(Integer.MAX_VALUE);
            assertThat(read).as("seed %s", seed).hasSameSizeAs(written);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).payload())
                        .as("seed %s, record %s", seed, i)
                        .isEqualTo(written.get(i));
            }
            assertThat(journal.last().orElseThrow().sequence()).isEqualTo(1000);
            assertThat(journal.damages()).isEmpty();
        }
    }

    @Test
    void a_torn_last_record_is_skipped_and_the_next_one_takes_its_place() throws IOException {
        appended("one", "two", "three");
        // The last byte of "three" did not make it.
        overwrite(Segment.HEADER + 2 * Segment.framed(3) + Segment.FRAME + 4, (byte) 0);

        assertThat(appended("four")).isEqualTo(3);

        assertThat(texts()).containsExactly("one", "two", "four");
    }

    @Test
    void damage_in_the_middle_is_reported_and_what_follows_is_still_read() throws IOException {
        appended("one", "two", "three");
        overwrite(Segment.HEADER + Segment.framed(3) + Segment.FRAME, (byte) 'x');

        try (Journal journal = Journal.open(folder, SMALL)) {
            assertThat(journal.damages()).singleElement().satisfies(damage -> {
                assertThat(damage.firstSequence()).isEqualTo(2);
                assertThat(damage.records()).isEqualTo(1);
            });
            assertThat(journal.next(10)).extracting(JournalRecord::sequence).containsExactly(1L, 3L);
            assertThat(journal.append(bytes("four"))).isEqualTo(4);
        }
    }

    @Test
    void a_missing_segment_is_reported() throws IOException {
        try (Journal journal = Journal.open(folder, SMALL)) {
            for (int i = 0; i < 30; i++) {
                journal.append(new byte[1000]);
            }
        }
        Files.delete(segments().get(1));

        try (Journal journal = Journal.open(folder, SMALL)) {
            assertThat(journal.damages())
                    .singleElement()
                    .extracting(Damage::records)
                    .isEqualTo(8L);
        }
    }

    @Test
    void two_cannot_have_one_folder() {
        Journal first = Journal.open(folder, SMALL);
        assertThatThrownBy(() -> Journal.open(folder, SMALL))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("in use by another process");
        first.close();

        Journal.open(folder, SMALL).close();
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_with_its_name() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> Journal.open(file, SMALL))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_full_journal_accepts_nothing_new_until_it_was_drained() throws IOException {
        try (Journal journal = Journal.open(folder, new JournalLimits(8192, 20_000))) {
            assertThat(journal.accepting()).isTrue();
            for (int i = 0; i < 25; i++) {
                journal.append(new byte[1000]);
            }
            assertThat(journal.accepting()).isFalse();
            // What had begun is still taken.
            assertThat(journal.append(bytes("late"))).isEqualTo(26);

            List<JournalRecord> records = journal.next(100);
            assertThat(records).hasSize(26);
            journal.advance(records.getLast());
            journal.release();
            assertThat(journal.undrainedBytes()).isZero();
            assertThat(journal.accepting()).isTrue();
        }
    }

    @Test
    void segments_go_when_drained_but_the_newest_stays_so_that_the_count_goes_on() throws IOException {
        try (Journal journal = Journal.open(folder, SMALL)) {
            for (int i = 0; i < 30; i++) {
                journal.append(new byte[1000]);
            }
            List<JournalRecord> records = journal.next(20);
            journal.advance(records.getLast());
            assertThat(journal.releasable()).isTrue();
            journal.release();
            assertThat(journal.releasable()).isFalse();
            assertThat(journal.next(1).getFirst().sequence()).isEqualTo(21);
            journal.advance(journal.next(100).getLast());
            journal.release();
        }
        assertThat(segments()).hasSize(2);
        assertThat(appended("next")).isEqualTo(31);
    }

    @Test
    void the_last_drained_segment_is_drained_again_by_the_next_run() throws IOException {
        try (Journal journal = Journal.open(folder, SMALL)) {
            for (int i = 0; i < 30; i++) {
                journal.append(new byte[1000]);
            }
            journal.advance(journal.next(100).getLast());
            journal.release();
        }
        try (Journal again = Journal.open(folder, SMALL)) {
            List<JournalRecord> records = again.next(100);
            assertThat(records.getLast().sequence()).isEqualTo(30);
            assertThat(records).hasSizeBetween(7, 14);
        }
    }

    @Test
    void a_forced_record_is_on_the_disk_when_the_future_completes() throws Exception {
        try (Journal journal = Journal.open(folder, SMALL)) {
            journal.force(journal.append(bytes("one"))).get();
            assertThat(journal.force(1)).isCompleted();
        }
    }

    @Test
    void many_threads_get_a_sequence_each_without_gaps() throws Exception {
        ConcurrentSkipListSet<Long> sequences = new ConcurrentSkipListSet<>();
        try (Journal journal = Journal.open(folder, new JournalLimits(65_536, 1 << 24));
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                writers.add(pool.submit(() -> {
                    for (int i = 0; i < 5000; i++) {
                        sequences.add(journal.append(new byte[40]));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(journal.lastSequence()).isEqualTo(40_000);
            assertThat(journal.next(Integer.MAX_VALUE)).hasSize(40_000);
        }
        assertThat(sequences).hasSize(40_000);
        assertThat(sequences.getLast()).isEqualTo(40_000);
    }

    private long appended(String... texts) {
        try (Journal journal = Journal.open(folder, SMALL)) {
            long last = 0;
            for (String text : texts) {
                last = journal.append(bytes(text));
            }
            return last;
        }
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        assertThat(Journal.read(folder, record -> texts.add(new String(record.payload(), StandardCharsets.UTF_8))))
                .isEmpty();
        return texts;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private void overwrite(int at, byte value) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(segments().getFirst().toFile(), "rw")) {
            file.seek(at);
            file.write(value);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
