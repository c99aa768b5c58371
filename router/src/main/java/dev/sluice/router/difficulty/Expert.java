package dev.sluice.router.difficulty;

import java.util.List;

/** Weights in use: what they say of a prompt, and what moved them. Thread-safe. */
final class Expert {
    private final Weights weights;
    private final Landmarks landmarks;
    private final List<String> resembling;

    Expert(Weights weights) {
        this.weights = weights;
        Smooth smooth = weights.smooth();
        this.landmarks = new Landmarks(smooth.landmarks(), smooth.width());
        this.resembling =
                smooth.labels().stream().map(label -> "resembles " + label).toList();
    }

    Weights weights() {
        return weights;
    }

    Opinion of(float[] numbers, int[] buckets) {
        float[] signs = weights.scaling().scaled(numbers);
        float[] near = landmarks.nearness(weights.scaling().place(numbers, signs));
        int nearest = 0;
        for (int j = 1; j < near.length; j++) {
            nearest = near[j] > near[nearest] ? j : nearest;
        }
        Smooth smooth = weights.smooth();
        double[] moved = new double[numbers.length + 1];
        int opinions = 1 + weights.local().size();
        Phrases phrases = weights.phrases();
        double heard = phrases.heard() ? Phrases.SHARE : 0;
        double times = (1 - heard) / weights.blend().spread() / opinions;
        double local = Smooth.sum(smooth.local(), signs, near);
        double strong = Smooth.sum(smooth.strong(), signs, near);
        for (int i = 0; i < weights.local().size(); i++) {
            local += weights.local().get(i).explained(numbers, -times, moved);
            strong += weights.strong().get(i).explained(numbers, times, moved);
        }
        for (int i = 0; i < signs.length; i++) {
            moved[i] += times * (smooth.strong()[1 + i] - smooth.local()[1 + i]) * signs[i];
        }
        double about = 0;
        for (int j = 0; j < near.length; j++) {
            int at = 1 + signs.length + j;
            about += (smooth.strong()[at] - smooth.local()[at]) * near[j];
        }
        moved[numbers.length] = times * about;
        local /= opinions;
        strong /= opinions;
        if (phrases.heard()) {
            double localMoved = phrases.local().moved(buckets);
            double strongMoved = phrases.strong().moved(buckets);
            moved[numbers.length] += heard / weights.blend().spread() * (strongMoved - localMoved);
            local += heard * (phrases.local().base() + localMoved - local);
            strong += heard * (phrases.strong().base() + strongMoved - strong);
        }
        return new Opinion(numbers, moved, near[nearest], nearest, local, strong);
    }

    /** Of one prompt. */
    final class Opinion {
        private final float[] numbers;
        private final double[] moved;
        private final float nearness;
        private final int nearest;
        private final double local;
        private final double strong;

        private Opinion(float[] numbers, double[] moved, float nearness, int nearest, double local, double strong) {
            this.numbers = numbers;
            this.moved = moved;
            this.nearness = nearness;
            this.nearest = nearest;
            this.local = local;
            this.strong = strong;
        }

        /** How much of it holds, from 0 for a prompt unlike all that was learned from to 1. */
        double trust() {
            return weights.blend().trust(nearness);
        }

        /** The logit of the score. */
        double score() {
            return (strong - local - weights.blend().middle()) / weights.blend().spread();
        }

        /** The logit of the local model's success. */
        double local() {
            return weights.blend().local().at(local);
        }

        /** The logit of the strong model's success. */
        double strong() {
            return weights.blend().strong().at(strong);
        }

        /** Whether the prompt shows anything of this number. */
        boolean has(int number) {
            return numbers[number] != 0;
        }

        String resembling() {
            return resembling.get(nearest);
        }

        /** How far each number moved the logit of the score; behind them, how far the likeness did. */
        double[] moved() {
            return moved;
        }
    }
}
