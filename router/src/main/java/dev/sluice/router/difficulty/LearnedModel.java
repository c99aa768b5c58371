package dev.sluice.router.difficulty;

import dev.sluice.router.prompt.Prompt;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rates prompts by what became of others: how likely a local and a strong model succeed, and what the strong one adds.
 * Each kind of question that there was enough of has weights of its own; all others share one set. Three opinions are
 * averaged, all fitted to outcomes ({@code training.Trainer}): one that changes slowly from a prompt to the like of it
 * ({@link Smooth}), and two sums of questions about single numbers ({@link Forest}). Where there were thousands of
 * examples, what single words say ({@link Phrases}) counts as much as these together. Where a prompt is unlike all that
 * was learned from, what is held of its form ({@link Trait}) takes over, the more the stranger it is; where its kind
 * was not learned from, it counts beside. Bounded work, some tens of kilobytes of memory a prompt.
 */
public final class LearnedModel implements DifficultyModel {
    /** Of the local model's failures on unfamiliar prompts, the strong one's. */
    private static final double FAILS_TOO = 0.35;

    /** Of what is held, as much as probabilities are moved by. */
    private static final double MOST = 3;

    private final Provenance provenance;
    private final Map<QuestionKind, Weights> weights;
    private final Encoder encoder;
    private final Map<QuestionKind, Expert> experts = new EnumMap<>(QuestionKind.class);
    private final Expert other;
    private volatile @Nullable String version;

    /**
     * @param weights by kind of question, {@code OTHER} among them
     * @throws IllegalArgumentException if it is not, or weights do not fit the table
     */
    public LearnedModel(WordTable table, Map<QuestionKind, Weights> weights, Provenance provenance) {
        this.provenance = provenance;
        this.weights = Map.copyOf(weights);
        this.encoder = new Encoder(table);
        for (Weights each : weights.values()) {
            if (each.smooth().landmarks()[0].length != encoder.size()) {
                throw new IllegalArgumentException("landmarks of "
                        + each.smooth().landmarks()[0].length + " numbers (expected " + encoder.size() + ")");
            }
        }
        weights.forEach((kind, each) -> experts.put(kind, new Expert(each)));
        Expert rest = experts.get(QuestionKind.OTHER);
        if (rest == null) {
            throw new IllegalArgumentException("no weights for other kinds of questions");
        }
        this.other = rest;
    }

    /** {@code learned-} and the first 16 digits of the SHA-256 of its file. */
    @Override
    public String version() {
        String known = version;
        if (known == null) {
            known = "learned-" + Sha256.hex(ModelFile.write(this)).substring(0, 16);
            version = known;
        }
        return known;
    }

    /** What it was trained on. */
    public Provenance provenance() {
        return provenance;
    }

    /** SHA-256 of the table of words that it reads with. */
    public String words() {
        return encoder.table().sha256();
    }

    Map<QuestionKind, Weights> weights() {
        return weights;
    }

    @Override
    public DifficultyModel sketching() {
        return new Sketching(this, new Sketcher(encoder.table().dimensions()));
    }

    /** The sketch costs a few microseconds, and nobody shall have one who did not ask for it. */
    private record Sketching(LearnedModel model, Sketcher sketcher) implements DifficultyModel {
        @Override
        public Difficulty rate(Prompt prompt) {
            Encoder.Read read = model.encoder.read(prompt);
            Difficulty rated = model.rated(read);
            return new Difficulty(
                    rated.score(),
                    rated.local(),
                    rated.strong(),
                    rated.features(),
                    sketcher.of(read.numbers(), Encoder.signs()),
                    0);
        }

        @Override
        public String version() {
            return model.version();
        }
    }

    @Override
    public Difficulty rate(Prompt prompt) {
        return rated(encoder.read(prompt));
    }

    private Difficulty rated(Encoder.Read read) {
        QuestionKind kind = QuestionKind.of(read.tally());
        Expert expert = kind == QuestionKind.OTHER ? other : experts.getOrDefault(kind, other);
        boolean beside = expert == other && experts.size() > 1;
        Expert.Opinion opinion = expert.of(read.numbers(), read.buckets());
        Held held = Held.of(read.tally());
        double trust = beside ? 1 : opinion.trust();
        double more = beside ? held.strain() : 0;
        double less = Math.min(MOST, more);
        double failure = logistic(held.logit());
        double local = trust * opinion.local() + (1 - trust) * logit(1 - failure) - less / 2;
        double strong = trust * opinion.strong() + (1 - trust) * logit(1 - FAILS_TOO * failure) - less / 5;
        double score = trust * opinion.score() + (1 - trust) * held.logit() + more;
        Movers movers = new Movers();
        movers.learned(opinion, trust);
        movers.held(held, beside ? more : 1 - trust, beside);
        return new Difficulty(logistic(score), logistic(local), logistic(strong), movers.strongestFirst());
    }

    /** The strict functions, so that a score is the same on any machine. */
    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private static double logit(double share) {
        return StrictMath.log(share / (1 - share));
    }

    /** The kinds of questions that have weights of their own. */
    public List<QuestionKind> kinds() {
        return List.copyOf(experts.keySet());
    }
}
