package dev.sluice.gateway.redaction;

import dev.sluice.gateway.dialect.chat.BodyString;
import dev.sluice.gateway.dialect.chat.BodyStrings;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.router.Judge;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.redaction.Hit;
import dev.sluice.router.redaction.Redacted;
import dev.sluice.router.redaction.Redaction;
import dev.sluice.router.redaction.Replacement;
import dev.sluice.router.redaction.Treated;
import dev.sluice.router.redaction.Untreatable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Treats what is to leave the house, or keeps it in. Thread-safe if its chance is. */
public final class Redactor {
    /** How often what is found around a surrogate is treated with it. */
    private static final int ROUNDS = 4;

    private final RandomGenerator random;

    /** @param random unforeseeable, so that no surrogate tells anything of its original */
    public Redactor(RandomGenerator random) {
        this.random = random;
    }

    /**
     * What may leave under this decision; never more than it says.
     *
     * @param judgement of the request, by the same judge
     * @param maxDepth see {@link ChatRequestReader#read}
     */
    public Prepared prepare(ChatRequest request, Judgement judgement, Decision decision, Judge judge, int maxDepth) {
        Optional<Treatment> treatment = decision.verdict().treatment();
        if (treatment.isEmpty() || !(decision instanceof Decision.Send send) || !send.mayLeave()) {
            return new Prepared(decision, Optional.empty(), Rescan.NOT_NEEDED);
        }
        try {
            Optional<TreatedRequest> clean = treated(request, judgement, treatment.get(), judge, maxDepth);
            return clean.isPresent() ? new Prepared(decision, clean, Rescan.CLEAN) : keptIn(send, Rescan.FINDINGS_LEFT);
        } catch (Untreatable finding) {
            return keptIn(send, Rescan.UNTREATABLE);
        } catch (RuntimeException | StackOverflowError failed) {
            // The exception is not kept, since its message may hold the text.
            return keptIn(send, Rescan.FAILED);
        }
    }

    private static Prepared keptIn(Decision.Send send, Rescan rescan) {
        return new Prepared(send.foundAgain(), Optional.empty(), rescan);
    }

    /** Kinds and counts, such as {@code EMAIL=2, PHONE=1}. */
    public static String shown(List<Treated> treated) {
        Map<String, Integer> counts = new TreeMap<>();
        treated.forEach(one -> counts.merge(one.kind(), one.count(), Integer::sum));
        return counts.entrySet().stream()
                .map(kind -> kind.getKey().replaceAll("[^A-Za-z0-9._-]", "?") + "=" + kind.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Empty if anything is left. */
    private Optional<TreatedRequest> treated(
            ChatRequest request, Judgement judgement, Treatment treatment, Judge judge, int maxDepth) {
        if (!judgement.unscannable().isEmpty()) {
            return Optional.empty();
        }
        List<BodyString> strings = BodyStrings.of(request.prompt());
        List<Hit> hits = new ArrayList<>(new Locator(request.prompt(), strings, judge, treatment).located(judgement));
        for (int round = 0; round < ROUNDS; round++) {
            Redacted redacted = Redaction.of(strings, hits, treatment, random);
            ChatRequest again = ChatRequestReader.read(changed(request, strings, redacted), maxDepth);
            Judgement second = judge.judge(again.prompt());
            if (!second.unscannable().isEmpty()) {
                return Optional.empty();
            }
            Leftover left = left(second, redacted, strings.size(), again, judge, treatment);
            if (left.nothing()) {
                return Optional.of(new TreatedRequest(again, redacted.restoration(), redacted.treated()));
            }
            if (!left.treatable()) {
                return Optional.empty();
            }
            hits.addAll(left.around());
        }
        return Optional.empty();
    }

    private static byte[] changed(ChatRequest request, List<BodyString> strings, Redacted redacted) {
        List<BodyStrings.Change> changes = new ArrayList<>();
        for (int i = 0; i < strings.size(); i++) {
            List<Replacement> here = redacted.replacements().get(i);
            if (!here.isEmpty()) {
                BodyString string = strings.get(i);
                changes.add(new BodyStrings.Change(string, Redacted.applied(string.text(), here)));
            }
        }
        return BodyStrings.changed(request.prompt().body().bytes(), changes);
    }

    /** What is found in a treated request beside what was put there, as far as the treatment concerns it. */
    private static Leftover left(
            Judgement second, Redacted redacted, int before, ChatRequest again, Judge judge, Treatment treatment) {
        if (second.findings().stream().noneMatch(treatment::concerns)) {
            return Leftover.NOTHING;
        }
        List<BodyString> strings = BodyStrings.of(again.prompt());
        if (strings.size() != before) {
            return Leftover.ELSEWHERE; // a string has become empty: what stands where can no longer be told
        }
        return Leftover.of(new Locator(again.prompt(), strings, judge, treatment).located(second), redacted);
    }
}
