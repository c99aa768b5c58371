package dev.sluice.gateway.dispatch;

import dev.sluice.config.GatewaySettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One circuit breaker per backend, and the time until which a backend asked to be left alone. Thread-safe.
 *
 * <p>Only the backend's own failures count: a caller's mistake, a caller who hangs up and our own overload do not.
 */
public final class Breakers {
    private final Map<String, Breaker> breakers;
    private final GatewaySettings.Breaker settings;
    private final Clock clock;

    public Breakers(Collection<String> backends, GatewaySettings.Breaker settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold((float) (settings.failureRate() * 100))
                .waitDurationInOpenState(settings.open())
                .permittedNumberOfCallsInHalfOpenState(1)
                // A probe whose end is never told must not keep the backend out for good.
                .maxWaitDurationInHalfOpenState(settings.open())
                .clock(clock)
                .currentTimestampFunction(ours -> clock.millis(), TimeUnit.MILLISECONDS)
                .build();
        breakers = backends.stream()
                .collect(Collectors.toMap(Function.identity(), name -> new Breaker(CircuitBreaker.of(name, config))));
    }

    /** Whether a decision may count on this backend now. Takes no permission. */
    public boolean available(String backend) {
        Breaker breaker = of(backend);
        Instant now = clock.instant();
        return !now.isBefore(breaker.heldUntil) && (!breaker.isOpen() || !now.isBefore(breaker.openUntil));
    }

    /**
     * Takes permission for one call; false while the breaker is open. Each true is answered by one of the next three.
     */
    boolean tryAcquire(String backend) {
        Breaker breaker = of(backend);
        return !clock.instant().isBefore(breaker.heldUntil) && breaker.circuit.tryAcquirePermission();
    }

    /** The backend did its work, whatever it said of the caller's. */
    void worked(String backend, long nanos) {
        of(backend).circuit.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    /** The backend failed. */
    void failed(String backend, long nanos, Throwable failure) {
        of(backend).circuit.onError(nanos, TimeUnit.NANOSECONDS, failure);
    }

    /** The call says nothing about the backend: the caller left, or we had no room for it. */
    void saidNothing(String backend) {
        of(backend).circuit.releasePermission();
    }

    /** The backend asked to be left alone. */
    void hold(String backend, Duration asked) {
        Duration granted = asked.compareTo(settings.longestRetryAfter()) > 0 ? settings.longestRetryAfter() : asked;
        of(backend).heldUntil = clock.instant().plus(granted);
    }

    /** 0 closed, 1 half open, 2 open; for metrics. */
    public int state(String backend) {
        return switch (of(backend).circuit.getState()) {
            case CLOSED, DISABLED, METRICS_ONLY -> 0;
            case HALF_OPEN -> 1;
            case OPEN, FORCED_OPEN -> 2;
        };
    }

    private Breaker of(String backend) {
        Breaker breaker = breakers.get(backend);
        if (breaker == null) {
            throw new IllegalArgumentException("backend: " + backend + " (expected one of " + breakers.keySet() + ")");
        }
        return breaker;
    }

    private final class Breaker {
        final CircuitBreaker circuit;
        volatile Instant heldUntil = Instant.MIN;
        volatile Instant openUntil = Instant.MIN;

        Breaker(CircuitBreaker circuit) {
            this.circuit = circuit;
            circuit.getEventPublisher().onStateTransition(event -> {
                if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                    openUntil = clock.instant().plus(settings.open());
                }
            });
        }

        boolean isOpen() {
            return circuit.getState() == CircuitBreaker.State.OPEN;
        }
    }
}
