package dev.sluice.config;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sluice.router.sensitivity.model.TokenModel;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A token classifier in ONNX Runtime, one session of it. Nothing else names ONNX Runtime's classes, and only a policy
 * with {@code models:} touches this one: the runtime is no part of Sluice, a customer who wants it brings it along.
 *
 * <p>A session lives as long as the settings that have it; the collector's {@link Cleaner} frees it after them, since
 * requests may use old settings for a while after a reload.
 */
final class OnnxTokenModel implements TokenModel {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final Cleaner CLEANER = Cleaner.create();
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Set<String> inputs;
    private final Duration perRequest;

    private OnnxTokenModel(OrtEnvironment environment, OrtSession session, Duration perRequest) {
        this.environment = environment;
        this.session = session;
        this.inputs = Set.copyOf(session.getInputNames());
        this.perRequest = perRequest;
        CLEANER.register(this, () -> close(session));
    }

    /**
     * Loads a model and tries it with a window of the greatest length.
     *
     * @param outputs how many tags it is to have
     * @param perRequest the time for one request in all
     * @throws IllegalArgumentException if it is no such model; the message says what was expected
     * @throws LinkageError if ONNX Runtime is not on the class path, or has no library for this machine
     */
    static TokenModel open(byte[] model, int threads, int outputs, int maxTokens, Duration perRequest) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OnnxTokenModel opened;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            opened = new OnnxTokenModel(environment, environment.createSession(model, options), perRequest);
        } catch (OrtException unfit) {
            throw new IllegalArgumentException(
                    "no model that ONNX Runtime can load (" + unfit.getCode() + "; expected one ONNX file)", unfit);
        }
        opened.check(outputs, maxTokens);
        return opened;
    }

    private void check(int outputs, int maxTokens) {
        if (!inputs.contains(IDS) || !Set.of(IDS, MASK, TYPES).containsAll(inputs)) {
            throw new IllegalArgumentException("other inputs (expected " + IDS + ", " + MASK + " and " + TYPES + ")");
        }
        float[][] scores;
        try {
            // A machine under load must not make a sound model fail to load.
            scores = new Timed(Duration.ofMinutes(1)).scores(new long[maxTokens]);
        } catch (IllegalStateException failed) {
            throw new IllegalArgumentException(
                    "it fails with " + maxTokens + " tokens (expected a token classifier that takes max_tokens)",
                    failed);
        }
        if (scores.length != maxTokens || scores[0].length != outputs) {
            throw new IllegalArgumentException(
                    scores[0].length + " outputs a token (expected " + outputs + ", one for each of the tags)");
        }
    }

    @Override
    public Turn begin() {
        return new Timed(perRequest);
    }

    /** Counts the model's own time only: the rest of a request's way has limits of its own. */
    private final class Timed implements Turn {
        private long left;

        private Timed(Duration time) {
            left = time.toNanos();
        }

        @Override
        public float[][] scores(long[] ids) {
            if (left <= 0) {
                throw new IllegalStateException("the model's time is up");
            }
            long begun = System.nanoTime();
            try (Limit limit = new Limit(left)) {
                float[][] scores = run(ids, limit.options);
                left -= System.nanoTime() - begun;
                if (left <= 0) {
                    throw new IllegalStateException("the model was late");
                }
                return scores;
            } catch (OrtException failed) {
                left = 0;
                throw new IllegalStateException("the model failed: " + failed.getCode(), failed);
            } finally {
                // The session must not be freed while native code runs in it.
                Reference.reachabilityFence(OnnxTokenModel.this);
            }
        }
    }

    private float[][] run(long[] ids, OrtSession.RunOptions options) throws OrtException {
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor tokens = tensor(ids);
                OnnxTensor mask = tensor(ones);
                OnnxTensor types = tensor(new long[ids.length])) {
            Map<String, OnnxTensorLike> given = new HashMap<>(Map.of(IDS, tokens, MASK, mask, TYPES, types));
            given.keySet().retainAll(inputs);
            try (OrtSession.Result result = session.run(given, options)) {
                if (result.get(0).getValue() instanceof float[][][] scores && scores.length == 1) {
                    return scores[0];
                }
                throw new IllegalStateException("the model's answer has another form");
            }
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    /** Stops a run between two of the model's operations when its time is up. */
    private static final class Limit implements AutoCloseable {
        private final OrtSession.RunOptions options;
        private final Future<?> alarm;
        private boolean over;

        private Limit(long nanos) throws OrtException {
            options = new OrtSession.RunOptions();
            alarm = TIMER.schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
        }

        private synchronized void ring() {
            if (!over) {
                try {
                    options.setTerminate(true);
                } catch (OrtException lost) {
                    // Then the run goes on, and is found to be late at its end.
                    over = true;
                }
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            alarm.cancel(false);
            options.close();
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("model-deadline").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException lost) {
            // Nobody uses it any more; what it holds stays until the process ends.
            return;
        }
    }
}
