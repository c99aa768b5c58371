package dev.sluice.router.sensitivity.model;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.text.Clues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a token classifier about windows of a text. Windows overlap by a quarter, and of two answers about a word the
 * surer one counts; a word is judged by its first piece, as such models are trained. Findings have medium confidence.
 */
public final class ModelDetector implements Detector {
    /** The least tokens a window can have: two are its borders. */
    public static final int SHORTEST_WINDOW = 16;

    private final TokenModel model;
    private final WordPiece tokenizer;
    private final Tags tags;
    private final int room;
    private final float threshold;
    private final TokenModel.@Nullable Turn turn;

    /**
     * @param maxTokens of a window, its borders included; at least {@link #SHORTEST_WINDOW}
     * @param threshold the probability from which on a word counts as found
     */
    public ModelDetector(TokenModel model, WordPiece tokenizer, Tags tags, int maxTokens, double threshold) {
        this(model, tokenizer, tags, maxTokens - 2, (float) threshold, null);
    }

    private ModelDetector(
            TokenModel model,
            WordPiece tokenizer,
            Tags tags,
            int room,
            float threshold,
            TokenModel.@Nullable Turn turn) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.tags = tags;
        this.room = room;
        this.threshold = threshold;
        this.turn = turn;
    }

    @Override
    public List<Kind> kinds() {
        return tags.kinds().stream().distinct().toList();
    }

    @Override
    public Detector forRequest() {
        return new ModelDetector(model, tokenizer, tags, room, threshold, model.begin());
    }

    @Override
    public void find(Clues clues, Findings found) {
        TokenModel.Turn own = turn == null ? model.begin() : turn;
        WordPiece.Words words = tokenizer.words(clues.text());
        List<Judged> judged = new ArrayList<>();
        int from = 0;
        boolean more = true;
        while (more) {
            int to = from;
            int size = 0;
            while (true) {
                if (to == judged.size()) {
                    WordPiece.Word next = words.next();
                    if (next == null) {
                        more = false;
                        break;
                    }
                    judged.add(new Judged(next));
                }
                int pieces = pieces(judged.get(to));
                if (size + pieces > room) {
                    break;
                }
                size += pieces;
                to++;
            }
            if (to > from) {
                ask(own, judged.subList(from, to), size);
            }
            from = overlap(judged, from, to);
        }
        note(judged, found);
    }

    private int pieces(Judged word) {
        return Math.min(room, word.word.ids().length);
    }

    /** Where the next window begins: a quarter of one before the end of this, but behind its begin. */
    private int overlap(List<Judged> judged, int from, int to) {
        int next = to;
        int shared = 0;
        while (next > from + 1 && shared + pieces(judged.get(next - 1)) <= room / 4) {
            next--;
            shared += pieces(judged.get(next));
        }
        return next;
    }

    private void ask(TokenModel.Turn own, List<Judged> window, int size) {
        long[] ids = new long[size + 2];
        ids[0] = tokenizer.begin();
        int at = 1;
        for (Judged word : window) {
            int pieces = pieces(word);
            for (int i = 0; i < pieces; i++) {
                ids[at + i] = word.word.ids()[i];
            }
            at += pieces;
        }
        ids[at] = tokenizer.end();
        float[][] scores = own.scores(ids);
        if (scores.length != ids.length) {
            throw new IllegalStateException(scores.length + " answers (expected " + ids.length + ")");
        }
        at = 1;
        for (Judged word : window) {
            word.hear(tags.probabilities(scores[at]));
            at += pieces(word);
        }
    }

    private void note(List<Judged> judged, Findings found) {
        int kind = -1;
        int start = 0;
        int end = 0;
        for (Judged word : judged) {
            boolean in = word.kind >= 0 && word.best >= threshold;
            if (kind >= 0 && (!in || word.kind != kind || word.begins)) {
                found.add(tags.kinds().get(kind), Confidence.MEDIUM, start, end);
                kind = -1;
            }
            if (in) {
                start = kind < 0 ? word.word.start() : start;
                end = word.word.end();
                kind = word.kind;
            }
        }
        if (kind >= 0) {
            found.add(tags.kinds().get(kind), Confidence.MEDIUM, start, end);
        }
    }

    /** A word and the surest answer about it. */
    private static final class Judged {
        private final WordPiece.Word word;
        private int kind = -1;
        private float best;
        private boolean begins;

        private Judged(WordPiece.Word word) {
            this.word = word;
        }

        private void hear(float[] probabilities) {
            int kinds = probabilities.length / 2;
            for (int i = 0; i < kinds; i++) {
                float probability = probabilities[i] + probabilities[kinds + i];
                if (probability > best) {
                    best = probability;
                    kind = i;
                    begins = probabilities[i] > probabilities[kinds + i];
                }
            }
        }
    }
}
