package dev.sluice.router.verification;

import dev.sluice.router.prompt.Prompt;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of an answer once it and perhaps further samples are there.
 *
 * @param form what kind of answer this is about
 * @param answer the final answer
 * @param length characters of the whole output that it was read from
 * @param others the final answers of further samples of the same prompt; at most {@value #MOST} are looked at
 * @param doubts how many words of doubt the output has, 0 to 3
 * @param meanLogProb see {@link Sample}
 * @param lowestLogProb see {@link Sample}
 */
public record Evidence(
        Form form,
        Answer answer,
        int length,
        List<Answer> others,
        int doubts,
        OptionalDouble meanLogProb,
        OptionalDouble lowestLogProb) {
    /** Further samples that are looked at. A third adds little and costs as much as the first. */
    public static final int MOST = 2;

    public Evidence {
        others = List.copyOf(others.subList(0, Math.min(MOST, others.size())));
    }

    /** @param samples the answer, then further ones to the same prompt; at least one */
    public static Evidence of(Prompt prompt, List<Sample> samples) {
        Sample first = samples.getFirst();
        Form form = AnswerReader.form(prompt, samples.stream().map(Sample::text).toList());
        return new Evidence(
                form,
                AnswerReader.read(form, first.text()),
                first.text().length(),
                samples.stream()
                        .skip(1)
                        .map(sample -> AnswerReader.read(form, sample.text()))
                        .toList(),
                Wording.doubts(first.text()),
                first.meanLogProb(),
                first.lowestLogProb());
    }

    /** The same, weighed like answers of another form. */
    Evidence as(Form other) {
        return new Evidence(other, answer, length, others, doubts, meanLogProb, lowestLogProb);
    }

    /** The same with fewer further samples. */
    public Evidence withSamples(int samples) {
        List<Answer> fewer = others.subList(0, Math.min(samples, others.size()));
        return new Evidence(form, answer, length, fewer, doubts, meanLogProb, lowestLogProb);
    }
}
