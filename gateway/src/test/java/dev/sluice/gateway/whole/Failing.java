package dev.sluice.gateway.whole;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A detector with a defect that shows at one of its calls. */
final class Failing implements Detector {
    private static final Kind KIND = new Kind("HOUSE_NUMBER", Sensitivity.PUBLIC);

    /** What goes wrong. */
    enum Defect {
        RUNTIME,
        OVERFLOW,
        ASSERTION,
        LINKAGE,
        CHECKED,
        NEGATIVE_START,
        END_BEYOND,
        EMPTY,
        BACKWARDS,
        HUGE,
        /** Only where a second scan looks for what is left. */
        FINDS_SOMETHING
    }

    private final Defect defect;
    private final int at;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean armed;
    private volatile boolean failed;

    private Failing(Defect defect, int at, boolean armed) {
        this.defect = defect;
        this.at = at;
        this.armed = armed;
    }

    /** @param texts it fails at one of the first so many */
    static Failing some(Random random, int texts) {
        return new Failing(Defect.values()[random.nextInt(Defect.values().length - 1)], random.nextInt(texts), true);
    }

    /** Fails only once it was told to begin. */
    static Failing inLaterScans(Random random) {
        return new Failing(Defect.values()[random.nextInt(Defect.values().length)], 0, false);
    }

    void begin(boolean now) {
        calls.set(0);
        armed = now;
    }

    boolean failed() {
        return failed;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        if (!armed || calls.getAndIncrement() != at) {
            return;
        }
        failed = true;
        int length = clues.text().length();
        switch (defect) {
            case RUNTIME -> throw new IllegalStateException("of a detector");
            case OVERFLOW -> throw new StackOverflowError();
            case ASSERTION -> throw new AssertionError("of a detector");
            case LINKAGE -> throw new NoClassDefFoundError("of/a/Detector");
            case CHECKED -> Failing.<RuntimeException>sneaky(new IOException("of a detector"));
            case NEGATIVE_START -> found.add(KIND, Confidence.HIGH, -1, length);
            case END_BEYOND -> found.add(KIND, Confidence.HIGH, 0, length + 1);
            case EMPTY -> found.add(KIND, Confidence.HIGH, 0, 0);
            case BACKWARDS -> found.add(KIND, Confidence.HIGH, 2, 1);
            case HUGE -> found.add(KIND, Confidence.HIGH, Integer.MAX_VALUE - 1, Integer.MAX_VALUE);
            case FINDS_SOMETHING -> found.add(KIND, Confidence.HIGH, 0, 1);
        }
    }

    /** Not every language knows checked exceptions. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // to throw it all the same
    private static <T extends Throwable> void sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Override
    public String toString() {
        return defect + " at call " + at;
    }
}
