package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.config.VerifySettings;
import dev.sluice.gateway.dialect.chat.AnswerFacts;
import dev.sluice.gateway.feedback.RoutingFact;
import dev.sluice.gateway.ledger.Role;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.price.Cost;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One call along one route, from permission to account. It ends exactly once, whoever comes first: served, failed,
 * broken off, cancelled or withheld; thread-safe in that. One that is to be judged first is not settled as served
 * before {@link #stands}.
 */
public final class Attempt {
    private final Errand errand;
    private final Route route;
    private final int number;
    private final Account account;
    private final long startedNanos = System.nanoTime();
    private final long waitedNanos;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final LongAdder wireBytes = new LongAdder();
    private volatile boolean relayed;
    private volatile boolean begun;
    private volatile long firstContentNanos;
    private volatile long overheadNanos;
    private volatile @Nullable AnswerFacts facts;
    private volatile @Nullable Cost cost;
    private volatile Role role = Role.ANSWER;
    private volatile @Nullable Verified verified;
    private volatile RoutingFact.@Nullable Judged judged;
    private volatile @Nullable VerifySettings judgedBy;
    private volatile @Nullable Hearing hearing;
    private volatile long readyNanos;

    /** Whether the answer is judged before it counts as served; guarded by this. */
    private boolean awaitsJudgement;

    /** Whether all of it had come before it was judged; guarded by this. */
    private boolean served;

    /** Whether it is in the ledger as withheld, before anybody knows how it ends; guarded by this. */
    private boolean kept;

    /** @param waitedNanos what earlier attempts of the same request took */
    Attempt(Errand errand, Route route, int number, long waitedNanos, Account account) {
        this.errand = errand;
        this.route = route;
        this.number = number;
        this.waitedNanos = waitedNanos;
        this.account = account;
    }

    public Errand errand() {
        return errand;
    }

    public Route route() {
        return route;
    }

    /** 1, 2, 3 … within the request. */
    public int number() {
        return number;
    }

    long waitedNanos() {
        return waitedNanos;
    }

    /** What it is for. */
    Role role() {
        return role;
    }

    /** A further answer, to compare another with; the caller never gets it. */
    Attempt asSample() {
        role = Role.SAMPLE;
        return this;
    }

    /** A copy, whose answer nobody gets. */
    Attempt asShadow() {
        role = Role.SHADOW;
        return this;
    }

    /** Its answer is judged before anybody gets it. */
    synchronized void toBeJudged(VerifySettings settings) {
        judgedBy = settings;
        awaitsJudgement = true;
    }

    /** By what its answer is judged; null if it is not. */
    @Nullable
    VerifySettings judgedBy() {
        return judgedBy;
    }

    /** Who listens to the answer; there is one exactly if it is judged. */
    void heardBy(Hearing listener) {
        hearing = listener;
    }

    @Nullable
    Hearing hearing() {
        return hearing;
    }

    /** Its answer, if it was held whole to be judged, is held no longer. */
    void letGo() {
        Hearing listener = hearing;
        if (listener != null) {
            listener.close();
        }
    }

    /** What verification came to; empty for routes without it. */
    public Optional<Verified> verified() {
        return Optional.ofNullable(verified);
    }

    void verified(Verified outcome) {
        verified = outcome;
    }

    /** How a judged answer counts in its route's share; empty if none was judged for this one, or it does not count. */
    public Optional<RoutingFact.Judged> judged() {
        return Optional.ofNullable(judged);
    }

    void judged(RoutingFact.@Nullable Judged counted) {
        judged = counted;
    }

    long tookUntilNow() {
        return System.nanoTime() - startedNanos;
    }

    long startedNanos() {
        return startedNanos;
    }

    /** What will know of the answer while it comes. */
    void watch(AnswerFacts watcher) {
        facts = watcher;
    }

    Optional<AnswerFacts> facts() {
        return Optional.ofNullable(facts);
    }

    void firstContent() {
        if (firstContentNanos == 0) {
            firstContentNanos = System.nanoTime();
        }
    }

    /** A body of this length is handed to the network. */
    void sends(long bytes) {
        wireBytes.add(bytes);
    }

    long wireBytes() {
        return wireBytes.sum();
    }

    void costs(Cost reckoned) {
        cost = reckoned;
    }

    /** What it cost; empty until it is in the ledger. */
    public Optional<Cost> cost() {
        return Optional.ofNullable(cost);
    }

    /** What it has cost so far, by the counts there are. */
    Cost costUntilNow() {
        Cost settled = cost;
        return settled == null ? account.untilNow(this) : settled;
    }

    /** From the attempt's start to its first content, in nanoseconds; 0 if none came. */
    public long firstContentAfter() {
        return firstContentNanos == 0 ? 0 : firstContentNanos - startedNanos;
    }

    /**
     * What Sluice itself added, in nanoseconds: before this attempt, and from its first content until the answer's head
     * went out. Until then it grows.
     */
    public long overhead() {
        long known = overheadNanos;
        if (known != 0) {
            return known;
        }
        long ready = Math.max(firstContentNanos, readyNanos);
        long since = firstContentNanos == 0 ? 0 : System.nanoTime() - ready;
        return startedNanos - errand.receivedNanos() - waitedNanos + since;
    }

    /** The answer's head goes out now; what Sluice added is final. */
    public void headOut() {
        overheadNanos = overhead();
    }

    /** All of the answer has come. */
    void whole() {
        Hearing listener = hearing;
        if (listener != null) {
            listener.whole();
        }
    }

    /** What a judgement needs is there: until now backends were waited for, and from now on we are. */
    void ready() {
        readyNanos = System.nanoTime();
    }

    /**
     * The answer is whole, and the caller gets it, unless it is still to be judged: until then it counts as withheld.
     * Returns once that would survive the process's death.
     */
    void served() {
        synchronized (this) {
            served = true;
            if (awaitsJudgement) {
                keep();
                return;
            }
        }
        end(AttemptEnd.SERVED, null);
    }

    /**
     * The judgement is that the caller gets it. Returns once, if it is whole, that would survive the process's death.
     */
    void stands() {
        role = Role.ANSWER;
        synchronized (this) {
            awaitsJudgement = false;
            if (!served) {
                return;
            }
        }
        end(AttemptEnd.SERVED, null);
    }

    /**
     * The judgement is that another route is asked; should none answer, it may still {@link #stands stand}. Returns
     * once what there is of it would survive the process's death.
     */
    void falls() {
        role = Role.VERIFIED_AWAY;
        keep();
    }

    /** It was paid for, and asking samples or another route takes time, in which the process may die. */
    private synchronized void keep() {
        if (kept || hasEnded()) {
            return;
        }
        try {
            account.keep(this);
            kept = true;
        } catch (RuntimeException unkept) {
            end(AttemptEnd.WITHHELD, null);
            throw unkept;
        }
    }

    /** Whether it is in the ledger, as withheld, although it may not have ended. */
    synchronized boolean isKept() {
        return kept;
    }

    /** Nobody gets it. Returns once that would survive the process's death. */
    void withheld() {
        end(AttemptEnd.WITHHELD, null);
    }

    boolean hasEnded() {
        return ended.get();
    }

    /** A relay has taken over: from here on it alone settles, on the backend's event loop. */
    void relayed() {
        relayed = true;
    }

    /** The first content of a stream; its end may be long in coming. */
    void begun() {
        firstContent();
        begun = true;
        account.begun(this, System.nanoTime() - startedNanos);
    }

    boolean hasBegun() {
        return begun;
    }

    /** The caller left before there was an answer to relay. */
    void abandoned() {
        if (!relayed) {
            cancelled();
        }
    }

    /** No answer came. */
    void failed(RuntimeException failure) {
        end(AttemptEnd.FAILED, failure);
    }

    /** The answer stopped after some of it had been passed on. */
    void brokeOff(UpstreamFailure failure) {
        end(AttemptEnd.CUT, failure);
    }

    /** The caller left. */
    void cancelled() {
        end(role == Role.VERIFIED_AWAY ? AttemptEnd.WITHHELD : AttemptEnd.CANCELLED, null);
    }

    private void end(AttemptEnd how, @Nullable RuntimeException failure) {
        if (ended.compareAndSet(false, true)) {
            account.settle(this, how, failure);
        }
    }
}
