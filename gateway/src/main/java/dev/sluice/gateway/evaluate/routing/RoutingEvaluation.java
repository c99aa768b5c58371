package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.difficulty.DifficultyModel;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.verification.DoubtModel;
import dev.sluice.router.verification.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How well the difficulty model, or that and what a local model answered, tells apart what a strong model is worth. */
public final class RoutingEvaluation {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RoutingEvaluation() {}

    /**
     * What is evaluated, and what is made of it.
     *
     * @param data files of questions
     * @param inDomain files of questions to train on first; none: the models that ship
     * @param cascade files of what the local model answered; none: scores go by the prompt alone
     * @param samples how many further samples of the local model are looked at, 0 to 2
     * @param neighbours whether each question is also scored by what became of those before it; not with
     *     {@code cascade}
     * @param scores where to write {@code {"id", "score"}} for each question; null: nowhere
     * @param curves pictures to draw, {@code .svg} or {@code .png}
     * @param mix whether all questions are also measured as one stream
     * @param draws of the bootstrap; 0 for no intervals
     * @param json whether the result is printed as JSON
     */
    public record Task(
            List<Path> data,
            List<Path> inDomain,
            List<Path> cascade,
            int samples,
            boolean neighbours,
            @Nullable Path scores,
            List<Path> curves,
            boolean mix,
            int draws,
            boolean json) {
        public Task {
            data = List.copyOf(data);
            inDomain = List.copyOf(inDomain);
            cascade = List.copyOf(cascade);
            curves = List.copyOf(curves);
        }
    }

    /**
     * @param news where to say what takes time, and what was left out
     * @throws IOException if a file cannot be read or written, or holds a line that is none of its kind
     */
    public static void run(Task task, PrintWriter out, PrintWriter news) throws IOException {
        List<Question> questions = QuestionFile.read(task.data());
        List<Question> training = task.inDomain().isEmpty() ? List.of() : QuestionFile.read(task.inDomain());
        DifficultyModel model = training.isEmpty() ? DifficultyModels.standard() : InDomain.difficulty(training);
        Map<String, Double> byId = byId(questions, scoring(task, model, training, questions, news));
        if (task.scores() != null) {
            write(task.scores(), questions, byId);
        }
        List<Standing> standings = standings(task, questions, byId);
        for (Path curve : task.curves()) {
            new CurvePicture(standings).write(curve);
        }
        if (task.json()) {
            out.println(StandingJson.of(standings));
            out.flush();
        } else {
            if (task.neighbours()) {
                out.println("Without neighbours:");
                StandingTable.print(standings(task, questions, byId(questions, new Rating(model))), out);
                out.println("With neighbours, each question learning from those before it:");
            }
            StandingTable.print(standings, out);
            if (task.inDomain().isEmpty()) {
                out.println(HeldOut.told(DifficultyModels.standard().provenance(), task.data()));
                out.flush();
            }
        }
    }

    private static Map<String, Double> byId(List<Question> questions, Scoring scoring) {
        double[] scores = scoring.of(questions);
        Map<String, Double> byId = new HashMap<>();
        for (int at = 0; at < scores.length; at++) {
            byId.put(questions.get(at).id(), scores[at]);
        }
        return byId;
    }

    private static Scoring scoring(
            Task task, DifficultyModel model, List<Question> training, List<Question> questions, PrintWriter news)
            throws IOException {
        if (task.cascade().isEmpty()) {
            return task.neighbours() ? new Streaming(model) : new Rating(model);
        }
        Map<String, Answered> answers = AnsweredFile.read(task.cascade());
        DoubtModel doubt = DoubtModel.standard();
        if (training.stream().anyMatch(question -> answers.containsKey(question.id()))) {
            doubt = InDomain.doubt(training, answers).orElse(doubt);
        }
        long unanswered = questions.stream()
                .filter(question -> !answers.containsKey(question.id()))
                .count();
        if (unanswered == questions.size()) {
            throw new IOException(task.cascade() + ": no answer to any question of " + task.data());
        }
        if (unanswered > 0) {
            news.printf(
                    "%d of %d questions have no answer: their prompt alone is scored.%n", unanswered, questions.size());
        }
        return new Cascading(model, new Verifier(doubt), answers, task.samples());
    }

    private static List<Standing> standings(Task task, List<Question> questions, Map<String, Double> scores) {
        Map<String, List<Question>> benchmarks = Question.byBenchmark(questions);
        List<Standing> standings = new ArrayList<>();
        benchmarks.forEach((name, group) -> standings.add(standing(task, name, group, scores)));
        if (task.mix()) {
            List<Question> stream = new ArrayList<>();
            benchmarks.values().forEach(stream::addAll);
            standings.add(standing(task, Standing.mixOf(benchmarks.keySet()), stream, scores));
        }
        return standings;
    }

    private static Standing standing(Task task, String name, List<Question> group, Map<String, Double> scores) {
        return Standing.of(name, group, question -> scores.getOrDefault(question.id(), 0.0), task.draws());
    }

    private static void write(Path file, List<Question> questions, Map<String, Double> scores) throws IOException {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
            for (Question question : questions) {
                lines.println(JSON.createObjectNode()
                        .put("id", question.id())
                        .put("score", scores.getOrDefault(question.id(), 0.0)));
            }
            if (lines.checkError()) {
                throw new IOException(file + ": cannot be written");
            }
        }
    }
}
