package dev.sluice.gateway.evaluate.routing;

import dev.sluice.gateway.report.Counted;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.difficulty.ModelFile;
import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.Sha256;
import dev.sluice.router.difficulty.training.Example;
import dev.sluice.router.difficulty.training.Trainer;
import dev.sluice.router.difficulty.training.Trainer.Trained;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fits a difficulty model to files of outcomes, says how good it is on questions held out, and writes it. */
public final class DifficultyTraining {
    private static final String ROW = "%-16s %7s %7s %7s %7s%n";

    private DifficultyTraining() {}

    /**
     * The same files in the same order give the same bytes.
     *
     * @throws IOException if a file cannot be read or written, a line is no outcome, or there are too few
     */
    public static void run(List<Path> data, Path to, PrintWriter out) throws IOException {
        List<Question> questions = QuestionFile.read(data);
        List<Provenance.Source> sources = new ArrayList<>();
        for (Path file : data) {
            int rows = QuestionFile.read(List.of(file)).size();
            sources.add(new Provenance.Source(
                    String.valueOf(file.getFileName()), Sha256.hex(Files.readAllBytes(file)), rows));
            out.printf("%s: %s%n", file, Counted.of(rows, "row"));
        }
        out.flush();
        List<Example> examples = questions.stream().map(Question::example).toList();
        Trained trained;
        try {
            trained = Trainer.train(examples, DifficultyModels.words(), new Provenance(sources), step -> {
                out.println(step);
                out.flush();
            });
        } catch (IllegalArgumentException tooFew) {
            throw new IOException(String.valueOf(tooFew.getMessage()), tooFew);
        }
        report(questions, trained, out);
        byte[] file = ModelFile.write(trained.model());
        Files.write(to, file);
        out.printf("Wrote %s, %d bytes, SHA-256 %s.%n", to, file.length, Sha256.hex(file));
        out.flush();
    }

    /**
     * The prompts alone.
     *
     * @throws IOException if a file cannot be read or a line is no outcome
     */
    public static List<String> texts(List<Path> data) throws IOException {
        return QuestionFile.read(data).stream().map(Question::text).toList();
    }

    private static void report(List<Question> questions, Trained trained, PrintWriter out) {
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            scores.put(questions.get(i).id(), trained.heldOut().get(i));
        }
        out.println("On questions held out, each by weights fitted without its fifth:");
        out.printf(ROW, "benchmark", "rows", "APGR", "CPT50", "CPT80");
        Map<String, List<Question>> groups = Question.byBenchmark(questions);
        groups.forEach((name, group) -> row(name, group, scores, out));
        if (groups.size() > 1) {
            row("all, as a stream", questions, scores, out);
        }
    }

    private static void row(String name, List<Question> group, Map<String, Double> scores, PrintWriter out) {
        Optional<Measures.Recovery> recovery =
                Measures.recovery(Curve.of(Traffic.of(group, question -> scores.getOrDefault(question.id(), 0.0))));
        if (recovery.isEmpty()) {
            out.printf(ROW, name, group.size(), "none: both models are equally good", "", "");
            return;
        }
        Measures.Gap exact = recovery.get().exact();
        out.printf(
                ROW,
                name,
                group.size(),
                String.format(Locale.ROOT, "%.3f", exact.apgr()),
                String.format(Locale.ROOT, "%.1f %%", 100 * exact.cpt50()),
                String.format(Locale.ROOT, "%.1f %%", 100 * exact.cpt80()));
    }
}
