package dev.sluice.loadtest.bench;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Sketch;
import dev.sluice.router.difficulty.neighbours.Neighbourhood;
import dev.sluice.router.difficulty.neighbours.SecondOpinion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the second opinion takes beside that: both routes' outcomes, as many as are ever kept. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NeighboursBenchmark {
    private static final long ASKED = 0x0123_4567_89AB_CDEFL;

    private final Neighbourhood local = full(1);
    private final Neighbourhood strong = full(2);
    private final Difficulty own = new Difficulty(0.4, 0.6, 0.9, List.of(), new Sketch(ASKED), 0);

    @Benchmark
    public Difficulty secondOpinion() {
        return SecondOpinion.of(own, local, strong);
    }

    /** Every fourth one near. */
    private static Neighbourhood full(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Neighbourhood.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < Neighbourhood.MOST; i++) {
            long bits = random.nextLong();
            Sketch sketch = new Sketch(i % 4 == 0 ? ASKED ^ (bits & (bits >>> 7) & (bits >>> 13)) : bits);
            outcomes.add(new Neighbourhood.Outcome(i, i, sketch, 0.5, i % 2));
        }
        return Neighbourhood.EMPTY.with(outcomes);
    }
}
