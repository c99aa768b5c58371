package dev.sluice.gateway.evaluate;

import dev.sluice.config.PrivacySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well the detectors and the policy of some settings do with labelled rows. */
public final class PrivacyEvaluation {
    private final Predictor predictor;

    public PrivacyEvaluation(PrivacySettings settings, LocalDate today) {
        this.predictor = new Predictor(settings, today);
    }

    /**
     * Reads all files and prints the score.
     *
     * @param predictions where to write a line of JSON for each row; null for nowhere
     * @param show whether misses and false alarms are printed with their text
     * @throws IOException if a file cannot be read, holds a line that is no row, or cannot be written
     */
    public void run(List<Path> data, @Nullable Path predictions, boolean show, PrintWriter out) throws IOException {
        PrivacyScore score = new PrivacyScore(show, out);
        try (Writer lines = predictions == null ? Writer.nullWriter() : Files.newBufferedWriter(predictions)) {
            PrintWriter printer = new PrintWriter(lines);
            for (Path file : data) {
                LabelledFile.read(file, row -> {
                    Prediction prediction = predictor.of(row);
                    printer.println(prediction.json());
                    score.add(row, prediction);
                });
            }
            if (printer.checkError()) {
                throw new IOException(predictions + ": cannot be written");
            }
        }
        score.print();
    }
}
