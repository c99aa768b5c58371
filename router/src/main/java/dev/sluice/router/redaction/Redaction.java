package dev.sluice.router.redaction;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.sensitivity.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Treats every finding of a request, whatever its kind and confidence, the same values where nobody found them, and the
 * words of names in whatever case. Findings that overlap become one, of the surer's kind, else the wider's. The action
 * of a kind that the treatment names comes before those of others; where several are named, or none is, the stricter
 * one counts.
 */
public final class Redaction {
    private final List<? extends Passage> passages;
    private final Treatment treatment;
    private final Surrogates surrogates;

    private Redaction(List<? extends Passage> passages, Treatment treatment, RandomGenerator random) {
        this.passages = passages;
        this.treatment = treatment;
        StringBuilder request = new StringBuilder();
        passages.forEach(passage -> request.append(Chars.folded(passage.text())).append(' '));
        this.surrogates = new Surrogates(request.toString(), random);
    }

    /**
     * @param passages every string of the request that was scanned
     * @param hits every finding
     * @param random never the same for two requests
     * @throws Untreatable if a finding stands in what must stay as it is, or there is no surrogate left for it
     */
    public static Redacted of(
            List<? extends Passage> passages, List<Hit> hits, Treatment treatment, RandomGenerator random) {
        return new Redaction(passages, treatment, random).redacted(hits);
    }

    /**
     * Hits that were merged. The surer says what it is, then the wider; a kind that the treatment names says what is
     * done before kinds that it does not.
     *
     * @param confidence of the one that says what it is
     * @param width of the same
     * @param ends where the ones end that say what is done
     */
    private record Span(
            int start, int end, String kind, Confidence confidence, int width, boolean named, int ends, Action action) {
        Span with(Span other) {
            int union = Math.max(end, other.end);
            Span done = named ? this : other;
            // The end of a partial mask is shown: it must be that of the value whose kind allows it.
            boolean one = named != other.named && !(done.action.isPartial() && done.ends < union);
            return seen(other, union, one ? done.action : action.and(other.action), one ? done.ends : union);
        }

        /** The same value, seen as another kind elsewhere. */
        Span like(Span other) {
            Action both = named == other.named ? action.and(other.action) : named ? action : other.action;
            return seen(other, end, both, ends);
        }

        private Span seen(Span other, int union, Action both, int last) {
            int surer = confidence.compareTo(other.confidence);
            Span best = surer > 0 || (surer == 0 && width >= other.width) ? this : other;
            return new Span(start, union, best.kind, best.confidence, best.width, named || other.named, last, both);
        }
    }

    private Redacted redacted(List<Hit> hits) {
        for (Hit hit : hits) {
            if (hit.start() < 0
                    || hit.end() <= hit.start()
                    || hit.end() > passages.get(hit.passage()).text().length()) {
                throw new Untreatable("a finding that is not within its text");
            }
        }
        List<Elsewhere.Found> all = new ArrayList<>(hits.size() * 2);
        hits.forEach(hit -> all.add(
                new Elsewhere.Found(hit.passage(), hit.start(), hit.end(), value(hit.kind(), hit.confidence()))));
        List<Elsewhere.Found> further = elsewhere(values(merged(all)));
        inOtherCases(hits, further);
        all.addAll(further);
        List<List<Span>> spans = merged(all);
        Map<String, Span> decided = new HashMap<>();
        each(spans, (passage, span) -> decided.merge(key(passage, span), span, Span::like));
        List<List<Replacement>> replacements = new ArrayList<>();
        Map<String, Map<Action, Integer>> counts = new TreeMap<>();
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            List<Replacement> here = new ArrayList<>();
            for (Span span : spans.get(i)) {
                if (passage.fixed()) {
                    throw new Untreatable("a finding in a name or another fixed part");
                }
                Span as = decided.getOrDefault(key(passage, span), span);
                String value = passage.value(span.start, span.end);
                here.add(new Replacement(span.start, span.end, instead(as.kind, value, as.action)));
                counts.computeIfAbsent(as.kind, kind -> new TreeMap<>()).merge(as.action, 1, Integer::sum);
            }
            replacements.add(List.copyOf(here));
        }
        List<Treated> treated = new ArrayList<>();
        counts.forEach(
                (kind, actions) -> actions.forEach((action, count) -> treated.add(new Treated(kind, action, count))));
        return new Redacted(replacements, treated, new Restoration(surrogates.originals()));
    }

    private String key(Passage passage, Span span) {
        String value = passage.value(span.start, span.end);
        Form form = Form.of(span.kind, value);
        return form.isDense() ? Chars.dense(value) : value;
    }

    private String instead(String kind, String value, Action action) {
        return switch (action) {
            case PSEUDONYM -> surrogates.of(kind, value);
            case MASK_LAST4 -> Mask.last(value, 4);
            case MASK_LAST2 -> Mask.last(value, 2);
            case MASK -> Mask.named(kind);
            case REMOVE -> "";
        };
    }

    private interface Visitor {
        void visit(Passage passage, Span span);
    }

    private void each(List<List<Span>> spans, Visitor visitor) {
        for (int i = 0; i < passages.size(); i++) {
            for (Span span : spans.get(i)) {
                visitor.visit(passages.get(i), span);
            }
        }
    }

    private List<List<Span>> merged(List<Elsewhere.Found> all) {
        List<List<Span>> byPassage = new ArrayList<>();
        passages.forEach(passage -> byPassage.add(new ArrayList<>()));
        all.forEach(found -> byPassage.get(found.passage()).add(span(found)));
        List<List<Span>> merged = new ArrayList<>();
        for (List<Span> here : byPassage) {
            here.sort(Comparator.comparingInt(Span::start));
            List<Span> spans = new ArrayList<>();
            for (Span span : here) {
                boolean overlap = !spans.isEmpty() && spans.getLast().end > span.start;
                spans.add(overlap ? spans.removeLast().with(span) : span);
            }
            merged.add(spans);
        }
        return merged;
    }

    private Elsewhere.Value value(String kind, Confidence confidence) {
        return new Elsewhere.Value(kind, confidence, treatment.names(kind), treatment.of(kind));
    }

    private static Span span(Elsewhere.Found found) {
        Elsewhere.Value value = found.value();
        return new Span(
                found.start(),
                found.end(),
                value.kind(),
                value.confidence(),
                found.end() - found.start(),
                value.named(),
                found.end(),
                value.action());
    }

    /** By text as it may stand elsewhere. */
    private Map<String, Elsewhere.Value> values(List<List<Span>> spans) {
        Map<String, Elsewhere.Value> values = new HashMap<>();
        each(
                spans,
                (passage, span) -> Elsewhere.note(
                        values,
                        new Elsewhere.Value(span.kind, span.confidence, span.named, span.action),
                        passage.value(span.start, span.end),
                        passage.text().substring(span.start, span.end)));
        return values;
    }

    /** Words of the names that were found with some certainty, each by itself, in whatever case. */
    private void inOtherCases(List<Hit> hits, List<Elsewhere.Found> found) {
        NameWords names = new NameWords();
        for (Hit hit : hits) {
            if (hit.confidence() != Confidence.LOW && NameWords.areNames(hit.kind())) {
                String name = passages.get(hit.passage()).value(hit.start(), hit.end());
                names.note(name, value(hit.kind(), hit.confidence()));
            }
        }
        for (int i = 0; i < passages.size(); i++) {
            names.find(i, passages.get(i).text(), found);
        }
    }

    private List<Elsewhere.Found> elsewhere(Map<String, Elsewhere.Value> values) {
        List<Elsewhere.Found> found = new ArrayList<>();
        if (values.isEmpty()) {
            return found;
        }
        Elsewhere elsewhere = new Elsewhere(values);
        for (int i = 0; i < passages.size(); i++) {
            elsewhere.find(i, passages.get(i).text(), found);
        }
        return found;
    }
}
