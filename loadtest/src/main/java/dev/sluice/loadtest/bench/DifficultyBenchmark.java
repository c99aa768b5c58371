package dev.sluice.loadtest.bench;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

/** How long the shipped difficulty model takes to rate one prompt, by length and by what it holds. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DifficultyBenchmark {
    /** What the prompt holds; JMH sets it before {@link #setUp}. */
    @Param({"english", "code", "mixed"})
    public String content = "english";

    /** Characters of prompt text; JMH sets it before {@link #setUp}. */
    @Param({"512", "8192", "1048576"})
    public int characters = 512;

    private final DifficultyModel model = DifficultyModels.standard();
    private Prompt prompt = prompt("", 0);

    @Setup
    public void setUp() {
        prompt = prompt(text(content), characters);
    }

    @Benchmark
    public Difficulty rate() {
        return model.rate(prompt);
    }

    private static String text(String content) {
        return switch (content) {
            case "english" ->
                "The harbour master wrote to the council about the state of the quay, and asked whether the repairs could"
                        + " begin before the autumn storms. He had 3 boats, 12 men and no patience. ";
            case "code" -> "    if (text.charAt(i) == '\\n' && count >= MAX) { return at[3] + 1_000L; }\n";
            case "mixed" -> "Zwölf Boote liegen am Kai; причал 码头 ٣, naïve “café” … $x^2 + y_1$, §7 ffluorimetry.\n";
            default -> throw new IllegalArgumentException("content: " + content);
        };
    }

    private static Prompt prompt(String piece, int characters) {
        String text = piece.isEmpty()
                ? piece
                : piece.repeat(characters / piece.length() + 1).substring(0, characters);
        return new Prompt(
                "auto",
                false,
                false,
                List.of(new Message(Role.USER, List.of(text))),
                0,
                List.of(),
                Map.of(),
                0,
                1,
                new RequestBody(text.getBytes(StandardCharsets.UTF_8)));
    }
}
