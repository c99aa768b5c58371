package dev.sluice.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the disk or a thread of the journal fails. */
class JournalFailureTest {
    private static final JournalLimits SMALL = new JournalLimits(8192, 1 << 20);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void after_a_failed_sync_no_later_one_claims_that_records_are_on_the_disk() throws Exception {
        Path place = folder.resolve("journal");
        Path away = folder.resolve("away");
        try (Journal journal = Journal.open(place, SMALL)) {
            long sequence = journal.append(new byte[] {1});
            Files.move(place, away);
            assertThatThrownBy(() -> journal.force(sequence).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            Files.move(away, place);

            assertThatThrownBy(() -> journal.force(sequence).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("failed earlier");
            assertThat(journal.accepting()).isFalse();
        }
    }

    @Test
    void an_error_in_the_sync_fails_those_who_wait_now_and_later() {
        GroupCommit commits = new GroupCommit("test", () -> {
            throw new StackOverflowError();
        });
        for (int round = 1; round <= 2; round++) {
            long sequence = round;
            assertThatThrownBy(() -> commits.await(sequence).get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
        commits.close();
        assertThat(commits.alive()).isFalse();
        assertThat(commits.await(3)).isCompletedExceptionally();
    }

    @Test
    void a_spare_segment_that_fails_in_an_unforeseen_way_counts_as_failing() {
        SpareSegment spare = new SpareSegment(folder, -1, "test");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!spare.failing() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(spare.failing()).isTrue();
        spare.close();
    }

    @Test
    void records_are_on_the_journals_disk_before_the_database_gets_them() throws Exception {
        List<Boolean> forced = new CopyOnWriteArrayList<>();
        try (Journal journal = Journal.open(folder, SMALL)) {
            Drain.Sink sink = new Sink() {
                @Override
                public void write(List<JournalRecord> records) {
                    forced.add(journal.force(records.getLast().sequence()).isDone());
                }
            };
            try (Drain drain = new Drain(journal, sink, "test")) {
                for (int i = 0; i < 50; i++) {
                    journal.append(new byte[1000]);
                }
                drain.flush(Duration.ofSeconds(30));
            }
        }
        assertThat(forced).isNotEmpty().containsOnly(true);
    }

    @Test
    void a_drain_survives_an_error_of_the_driver() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Journal journal = Journal.open(folder, SMALL)) {
            Drain.Sink sink = new Sink() {
                @Override
                public void write(List<JournalRecord> records) {
                    if (tries.incrementAndGet() == 1) {
                        throw new StackOverflowError();
                    }
                }
            };
            try (Drain drain = new Drain(journal, sink, "test")) {
                journal.append(new byte[] {1});
                drain.flush(Duration.ofSeconds(30));
                assertThat(drain.trouble()).isEmpty();
            }
        }
        assertThat(tries).hasValue(2);
    }

    private abstract static class Sink implements Drain.Sink {
        @Override
        public void sync() {
            // Nothing to sync.
        }
    }
}
