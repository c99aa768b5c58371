package dev.sluice.config;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.model.ModelDetector;
import dev.sluice.router.sensitivity.model.Tags;
import dev.sluice.router.sensitivity.model.TokenModel;
import dev.sluice.router.sensitivity.model.WordPiece;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One model of the customer's own: a token classifier as an ONNX file with its tokeniser. Both files are pinned by
 * their SHA-256 in the policy, so a new model is a change of the policy, and counts for its version.
 */
final class ModelDetectorReader {
    private static final long LARGEST_MODEL = 1L << 30;
    private static final long LARGEST_TOKENIZER = 64L << 20;

    private ModelDetectorReader() {}

    /** @param ours detectors whose kinds a label may name */
    static Optional<Detector> read(String id, Value value, List<Detector> ours) {
        Section section = value.section();
        Value file = section.get("file");
        Optional<String> name = file.required(Shape.text("an ONNX file"));
        Optional<String> sha256 = section.get("sha256").required(Shape.sha256());
        Value tokenizerFile = section.get("tokenizer");
        Optional<String> tokenizerName = tokenizerFile.required(Shape.text("the model's tokenizer.json"));
        Optional<String> tokenizerSha256 = section.get("tokenizer_sha256").required(Shape.sha256());
        List<Value> tagElements =
                section.get("tags").list(1, "the model's tags in the order of its outputs, as in id2label");
        List<String> names = new ArrayList<>();
        tagElements.forEach(
                tag -> tag.required(Shape.text("a tag such as B-PER")).ifPresent(names::add));
        Sensitivity level = section.get("level").or(Sensitivity.CONFIDENTIAL, Shape.word(Sensitivity.class));
        Value labelsValue = section.get("labels");
        Map<String, Kind> labels = labels(labelsValue.section(), level, ours);
        int maxTokens = section.get("max_tokens").or(512, Shape.whole(ModelDetector.SHORTEST_WINDOW, 8192));
        Duration deadline = section.get("deadline")
                .or(Duration.ofMillis(50), Shape.duration(Duration.ofMillis(1), Duration.ofSeconds(10)));
        double threshold = section.get("threshold").or(0.5, Shape.fraction(0.01, 1));
        int threads = section.get("threads").or(1, Shape.whole(1, 64));
        section.finish();
        if (!CustomDetectorReader.isId(id, value) || labels.isEmpty() || names.size() < tagElements.size()) {
            return Optional.empty();
        }
        Optional<byte[]> model = bytes(file, name, sha256, LARGEST_MODEL);
        Optional<WordPiece> tokenizer = bytes(tokenizerFile, tokenizerName, tokenizerSha256, LARGEST_TOKENIZER)
                .flatMap(bytes -> tokenizer(bytes, tokenizerFile));
        if (model.isEmpty() || tokenizer.isEmpty()) {
            return Optional.empty();
        }
        Tags tags;
        try {
            tags = new Tags(names, labels);
        } catch (IllegalArgumentException unknown) {
            labelsValue.problem(unknown.getMessage() + " (expected labels of the tags, without \"B-\" and \"I-\")");
            return Optional.empty();
        }
        return open(file, model.get(), threads, tags.size(), maxTokens, deadline)
                .map(opened -> new ModelDetector(opened, tokenizer.get(), tags, maxTokens, threshold));
    }

    private static Map<String, Kind> labels(Section section, Sensitivity level, List<Detector> ours) {
        Map<String, Kind> labels = new LinkedHashMap<>();
        for (String label : section.keys()) {
            Value value = section.get(label);
            value.required(Shape.text("a kind such as PERSON or CUSTOM.ward"))
                    .flatMap(kind -> kind(kind, value, level, ours))
                    .ifPresent(kind -> labels.put(label, kind));
        }
        if (section.keys().isEmpty()) {
            section.problem("no label (expected at least one of the model's, with its kind)");
        }
        return labels.size() < section.keys().size() ? Map.of() : labels;
    }

    private static Optional<Kind> kind(String name, Value place, Sensitivity level, List<Detector> ours) {
        Optional<Kind> known = ours.stream()
                .flatMap(detector -> detector.kinds().stream())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        if (name.startsWith("CUSTOM.")) {
            try {
                return Optional.of(new Kind(name, level));
            } catch (IllegalArgumentException unfit) {
                place.problem(String.valueOf(unfit.getMessage()));
                return Optional.empty();
            }
        }
        place.problem(Value.quoted(name) + " (expected a kind that a built-in detector finds, or CUSTOM.<name>)");
        return Optional.empty();
    }

    private static Optional<byte[]> bytes(Value file, Optional<String> name, Optional<String> sha256, long most) {
        if (name.isEmpty() || sha256.isEmpty()) {
            return Optional.empty();
        }
        return ReferencedFile.bytes(file, name.get(), most).filter(bytes -> {
            String found = ConfigFiles.sha256Hex(bytes);
            boolean right = found.equals(sha256.get());
            if (!right) {
                file.problem("the file " + Value.quoted(name.get()) + " has SHA-256 " + found + " (expected "
                        + sha256.get() + ")");
            }
            return right;
        });
    }

    private static Optional<WordPiece> tokenizer(byte[] bytes, Value place) {
        try {
            return Optional.of(TokenizerReader.read(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException unfit) {
            place.problem(String.valueOf(unfit.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<TokenModel> open(
            Value file, byte[] model, int threads, int outputs, int maxTokens, Duration deadline) {
        try {
            return Optional.of(OnnxTokenModel.open(model, threads, outputs, maxTokens, deadline));
        } catch (IllegalArgumentException unfit) {
            file.problem(String.valueOf(unfit.getMessage()));
        } catch (NoClassDefFoundError missing) {
            file.problem(
                    "ONNX Runtime is not on the class path (expected com.microsoft.onnxruntime:onnxruntime, 1.22 or"
                            + " newer: " + ClassReader.HOW + ")");
        } catch (LinkageError | RuntimeException broken) {
            file.problem("ONNX Runtime cannot start on this machine ("
                    + broken.getClass().getSimpleName() + "; expected its library for this system)");
        }
        return Optional.empty();
    }
}
