package dev.sluice.loadtest.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
    private final LoadGenerator generator = new LoadGenerator();

    @AfterEach
    void close() {
        generator.close();
    }

    @Test
    void counts_json_answers_on_every_connection() throws InterruptedException {
        try (MockModel model = new MockModel(0)) {
            LoadOutcome outcome =
                    run(LoadRun.at(model.port(), "").connections(3).seconds(0.2));

            assertThat(outcome.answers()).isGreaterThanOrEqualTo(3);
            assertThat(outcome.events()).isZero();
            assertThat(outcome.p99Micros()).isGreaterThanOrEqualTo(outcome.p50Micros());
        }
    }

    @Test
    void counts_the_events_of_bursts() throws InterruptedException {
        try (MockModel model = new MockModel(0)) {
            LoadOutcome outcome = run(LoadRun.at(model.port(), "key").connections(2).seconds(0.2).stream(50, 0));

            assertThat(outcome.answers()).isGreaterThanOrEqualTo(2);
            assertThat(outcome.events()).isEqualTo(50 * outcome.answers());
        }
    }

    @Test
    void a_paced_stream_takes_its_time() throws InterruptedException {
        try (MockModel model = new MockModel(0)) {
            LoadOutcome outcome = run(LoadRun.at(model.port(), "").seconds(0).stream(6, 20));

            assertThat(outcome.answers()).isEqualTo(1);
            assertThat(outcome.p50Micros()).isGreaterThan(5 * 20_000 * 0.9);
        }
    }

    @Test
    void all_streams_are_open_at_once_when_each_connection_asks_once() throws InterruptedException {
        try (MockModel model = new MockModel(0)) {
            AtomicInteger opened = new AtomicInteger();
            LoadRun run =
                    LoadRun.at(model.port(), "").connections(150).stream(6, 400).once();

            LoadOutcome outcome = generator.run(run, opened::incrementAndGet);

            assertThat(opened).hasValue(1);
            assertThat(outcome.answers()).isEqualTo(150);
        }
    }

    @Test
    void an_answer_that_is_no_success_ends_the_run_and_is_shown() throws Exception {
        byte[] refusal = ascii("HTTP/1.1 401 Unauthorized\r\ncontent-length: 7\r\n\r\nno key!");
        try (ServerSocket server = answering(refusal)) {
            assertThatThrownBy(() -> run(LoadRun.at(server.getLocalPort(), "")))
                    .isInstanceOf(LoadFailure.class)
                    .hasMessage("status 401: no key!");
        }
    }

    @Test
    void an_answer_with_one_other_byte_ends_the_run() throws Exception {
        byte[] other = CannedAnswers.json();
        other[100] ^= 1;
        try (ServerSocket server = answering(http(other, other.length))) {
            assertThatThrownBy(() -> run(LoadRun.at(server.getLocalPort(), "")))
                    .isInstanceOf(LoadFailure.class)
                    .hasMessageStartingWith("the answer differs from the upstream's after byte 0");
        }
    }

    @Test
    void an_answer_that_is_complete_too_early_ends_the_run() throws Exception {
        byte[] half = Arrays.copyOf(CannedAnswers.json(), 200);
        try (ServerSocket server = answering(http(half, half.length))) {
            assertThatThrownBy(() -> run(LoadRun.at(server.getLocalPort(), "")))
                    .isInstanceOf(LoadFailure.class)
                    .hasMessageStartingWith("the answer ended as if complete after 200 of");
        }
    }

    @Test
    void a_connection_that_is_cut_in_an_answer_ends_the_run() throws Exception {
        byte[] half = Arrays.copyOf(CannedAnswers.json(), 200);
        try (ServerSocket server = answering(http(half, CannedAnswers.json().length))) {
            assertThatThrownBy(() -> run(LoadRun.at(server.getLocalPort(), "")))
                    .isInstanceOf(LoadFailure.class)
                    .hasMessageContaining("200 of");
        }
    }

    @Test
    void a_port_nobody_listens_on_ends_the_run() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        assertThatThrownBy(() -> run(LoadRun.at(port, "")))
                .isInstanceOf(LoadFailure.class)
                .hasMessageStartingWith("cannot connect to 127.0.0.1:" + port);
    }

    private LoadOutcome run(LoadRun run) throws InterruptedException {
        return generator.run(run, () -> {});
    }

    /** Answers one request with these bytes and closes. */
    private static ServerSocket answering(byte[] bytes) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                int first = socket.getInputStream().read(new byte[4096]);
                if (first > 0) {
                    socket.getOutputStream().write(bytes);
                    socket.shutdownOutput();
                    // What is still unread would turn our end into a reset, which could overtake the answer.
                    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
        return server;
    }

    private static byte[] http(byte[] body, int said) {
        byte[] head = ascii("HTTP/1.1 200 OK\r\ncontent-length: " + said + "\r\n\r\n");
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
