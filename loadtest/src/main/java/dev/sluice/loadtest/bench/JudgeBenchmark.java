package dev.sluice.loadtest.bench;

import dev.sluice.router.Judge;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import dev.sluice.router.sensitivity.builtin.Detectors;
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

/** How long a judgement takes over plain English, in which nothing is to be found: the usual request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JudgeBenchmark {
    private static final String TEXT = "The harbour master wrote to the council about the state of the quay, and asked "
            + "whether the repairs could begin before the autumn storms. He had 3 boats, 12 men and no patience. ";

    /** Characters of prompt text; JMH sets it before {@link #setUp}. */
    @Param({"300", "8192"})
    public int characters = 300;

    private final Judge judge = new Judge(Detectors.builtIn(), DifficultyModels.standard());
    private Prompt prompt = prompt(characters);

    @Setup
    public void setUp() {
        prompt = prompt(characters);
    }

    @Benchmark
    public Judgement judge() {
        return judge.judge(prompt);
    }

    private static Prompt prompt(int characters) {
        String text = TEXT.repeat(characters / TEXT.length() + 1).substring(0, characters);
        Place place = Place.at("messages").then(0).then("content");
        return new Prompt(
                "auto",
                false,
                false,
                List.of(new Message(Role.USER, List.of(text))),
                0,
                List.of(new Part.Text(place, text)),
                Map.of(),
                0,
                1,
                new RequestBody(text.getBytes(StandardCharsets.UTF_8)));
    }
}
