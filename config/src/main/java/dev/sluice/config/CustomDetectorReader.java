package dev.sluice.config;

import dev.sluice.router.sensitivity.Detector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The customer's own detectors in {@code privacy-policy.yml}: {@code dictionaries:}, {@code patterns:},
 * {@code detectors:} and {@code models:}.
 */
final class CustomDetectorReader {
    private CustomDetectorReader() {}

    /**
     * All that can be read; whatever is wrong with the others is a problem.
     *
     * @param ours the built-in ones, whose kinds a model may find, too
     * @param files takes the bytes of each file that is named
     */
    static List<Detector> read(Section top, List<Detector> ours, Consumer<byte[]> files) {
        List<Detector> detectors = new ArrayList<>();
        Section dictionaries = top.get("dictionaries").optionalSection();
        for (String id : dictionaries.keys()) {
            DictionaryReader.read(id, dictionaries.get(id), files).ifPresent(detectors::add);
        }
        Section patterns = top.get("patterns").optionalSection();
        for (String id : patterns.keys()) {
            PatternReader.read(id, patterns.get(id)).ifPresent(detectors::add);
        }
        detectors.addAll(ClassReader.read(top.get("detectors")));
        Section models = top.get("models").optionalSection();
        for (String id : models.keys()) {
            ModelDetectorReader.read(id, models.get(id), ours).ifPresent(detectors::add);
        }
        return detectors;
    }

    /** Ids become the second part of a kind's name. */
    static boolean isId(String id, Value place) {
        boolean fits = id.length() <= 32 && id.matches("[A-Za-z0-9][A-Za-z0-9_-]*");
        if (!fits) {
            place.problem("an id that no kind can have (expected at most 32 letters, digits, \"_\" and \"-\")");
        }
        return fits;
    }
}
