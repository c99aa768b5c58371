package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.verification.DoubtFile;
import dev.sluice.router.verification.DoubtModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fits the weights of the verification to files, and writes them as the resource that ships. */
public final class CascadeTraining {
    private CascadeTraining() {}

    /** @throws IOException if a file cannot be read or written, or no question has an answer */
    public static void run(List<Path> data, List<Path> cascade, Path to, PrintWriter out) throws IOException {
        List<Question> questions = QuestionFile.read(data);
        Map<String, Answered> answers = AnsweredFile.read(cascade);
        long answered = questions.stream()
                .filter(question -> answers.containsKey(question.id()))
                .count();
        if (answered == 0) {
            throw new IOException(cascade + ": no answer to any question of " + data);
        }
        DoubtModel model = InDomain.doubt(questions, answers);
        Files.writeString(to, DoubtFile.write(model, "fitted by `train cascade` on " + origin(data, cascade)));
        out.printf("%d of %d questions have an answer. Wrote %s.%n", answered, questions.size(), to);
        out.flush();
    }

    private static String origin(List<Path> data, List<Path> cascade) {
        return Stream.concat(data.stream(), cascade.stream())
                .map(file -> String.valueOf(file.getFileName()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
