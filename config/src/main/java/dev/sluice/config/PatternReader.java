package dev.sluice.config;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.custom.PatternDetector;
import dev.sluice.router.sensitivity.custom.Validator;
import dev.sluice.router.text.Clues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pattern of the customer's own; its examples are tried at every load. */
final class PatternReader {
    private static final int NEAR = 40;
    private static final int FARTHEST = 1000;

    private PatternReader() {}

    static Optional<PatternDetector> read(String id, Value value) {
        Section section = value.section();
        Value regexValue = section.get("regex");
        // Not filled in: ${ is more likely part of the pattern than a variable.
        Optional<String> regex = regexValue.present()
                ? regexValue.raw("a pattern in RE2's syntax")
                : regexValue.required(Shape.text("a pattern in RE2's syntax"));
        Sensitivity level = section.get("level").or(Sensitivity.CONFIDENTIAL, Shape.word(Sensitivity.class));
        Confidence confidence = section.get("confidence").or(Confidence.MEDIUM, Shape.word(Confidence.class));
        List<String> context = texts(section.get("context"), "a list of words");
        int near = section.get("near").or(NEAR, Shape.whole(1, FARTHEST));
        Validator validator = section.get("validator").or(Validator.NONE, Shape.word(Validator.class));
        Value examples = section.get("examples");
        Value not = section.get("not");
        section.finish();
        if (regex.isEmpty() || !CustomDetectorReader.isId(id, value)) {
            return Optional.empty();
        }
        try {
            PatternDetector detector =
                    new PatternDetector(id, level, regex.get(), confidence, context, near, validator);
            boolean matches = agree(examples, detector, true);
            boolean sound = agree(not, detector, false) && matches;
            return sound ? Optional.of(detector) : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            regexValue.problem(String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private static List<String> texts(Value value, String expected) {
        List<String> texts = new ArrayList<>();
        for (Value element : value.optionalList(expected)) {
            element.raw("a word").ifPresent(texts::add);
        }
        return texts;
    }

    private static boolean agree(Value list, PatternDetector detector, boolean found) {
        boolean all = true;
        for (Value element : list.optionalList("a list of texts")) {
            Optional<String> text = element.raw("a text");
            if (text.isEmpty()) {
                all = false;
            } else if (finds(detector, text.get()) != found) {
                // The text is not repeated: examples may be real ones.
                element.problem(found ? "nothing is found in it (expected a match)" : "a match (expected none in it)");
                all = false;
            }
        }
        return all;
    }

    private static boolean finds(PatternDetector detector, String text) {
        Clues clues = Clues.in(text);
        Findings found = new Findings(clues.view(), Place.at("examples"));
        detector.find(clues, found);
        return !found.list().isEmpty();
    }
}
