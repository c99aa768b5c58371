package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a model has learned from the questions that it is measured on, which flatters it. */
final class HeldOut {
    private HeldOut() {}

    /**
     * One line. A model knows the files that it was trained on by their SHA-256, not the questions in them: of other
     * files nobody can say.
     */
    static String told(Provenance trained, List<Path> data) throws IOException {
        List<Path> seen = new ArrayList<>();
        for (Path file : data) {
            String sum = Sha256.hex(Files.readAllBytes(file));
            if (trained.sources().stream().anyMatch(source -> source.sha256().equals(sum))) {
                seen.add(file);
            }
        }
        if (!seen.isEmpty()) {
            return "Not held out: the shipped model was trained on "
                    + seen.stream().map(Path::toString).collect(Collectors.joining(", ")) + ".";
        }
        return "The shipped model was trained on "
                + trained.sources().stream().map(Provenance.Source::name).collect(Collectors.joining(", "))
                + "; figures on those sets are not held out.";
    }
}
