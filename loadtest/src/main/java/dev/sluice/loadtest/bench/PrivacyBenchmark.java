package dev.sluice.loadtest.bench;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Scanner;
import dev.sluice.router.sensitivity.builtin.Detectors;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the scan of one text takes, by what it holds: plain, full of candidates, of other scripts, hostile. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class PrivacyBenchmark {
    /** What the text holds; JMH sets it before {@link #setUp}. */
    @Param({
        "english",
        "candidates",
        "code",
        "cyrillic",
        "chinese",
        "mixed",
        "at-signs",
        "digits",
        "armour",
        "zero-width",
        "entities",
        "base64",
        "list"
    })
    public String content = "english";

    /** UTF-8 bytes; JMH sets it before {@link #setUp}. */
    @Param({"4096", "1048576"})
    public int bytes = 4096;

    private final Scanner scanner = new Scanner(Detectors.builtIn());
    private List<Part> parts = List.of();

    @Setup
    public void setUp() {
        parts = List.of(new Part.Text(Place.at("text"), text(content, bytes)));
    }

    @Benchmark
    public Scanner.Scanned scan() {
        return scanner.scan(parts);
    }

    private static String text(String content, int bytes) {
        return switch (content) {
            case "english" ->
                repeated(
                        "The harbour master wrote to the council about the state of the quay, and asked whether the"
                                + " repairs could begin before the autumn storms. He had 3 boats and no patience. ",
                        bytes);
            case "candidates" -> repeated("Order 48213377 of jo@harbour.acme.io, paid with 4539148803436467.\n", bytes);
            case "code" ->
                repeated("    if (text.charAt(i) == '\\n' && count >= MAX) { return at[3] + 1_000L; }\n", bytes);
            case "cyrillic" -> repeated("Начальник порта написал совету о состоянии причала. ", bytes / 2);
            case "chinese" -> repeated("港务局长写信给市议会，报告码头的状况。", bytes / 3);
            case "mixed" -> repeated("The quay “café” — Причал 码头 ٣ boats, naïve…\n", bytes * 3 / 4);
            case "at-signs" -> repeated("a@", bytes);
            case "digits" -> repeated("1 ", bytes);
            case "armour" -> repeated("-----B", bytes);
            case "zero-width" -> repeated("\u200b", bytes / 3);
            case "entities" -> repeated("&amp;amp;#65;", bytes);
            case "base64" -> {
                String text = text("english", bytes * 27 / 64);
                for (int i = 0; i < 3; i++) {
                    text = Base64.getEncoder()
                            .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
                yield text;
            }
            case "list" -> repeated("0x41, ", bytes);
            default -> throw new IllegalArgumentException("content: " + content);
        };
    }

    private static String repeated(String piece, int characters) {
        return piece.repeat(characters / piece.length() + 1).substring(0, characters);
    }
}
