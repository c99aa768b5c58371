package dev.sluice.config;

import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.difficulty.LearnedModel;
import dev.sluice.router.difficulty.ModelFile;
import java.util.Optional;
import java.util.function.Consumer;

/** How prompts are rated: by a model of the customer's own, as {@code train difficulty} writes it; with neighbours. */
final class DifficultyReader {
    private static final long LARGEST = 64L << 20;

    private DifficultyReader() {}

    /**
     * @param model empty for the shipped one
     * @param neighbours as in {@link GatewaySettings}
     */
    record Read(Optional<LearnedModel> model, boolean neighbours) {}

    /** @param files takes the model's bytes, so that another model is another version of the settings */
    static Read read(Section section, Consumer<byte[]> files) {
        Optional<LearnedModel> model = model(section, files);
        boolean neighbours = section.get("neighbours").or(false, Shape.flag());
        section.finish();
        return new Read(model, neighbours);
    }

    /** Empty for the shipped model, or if something is wrong, which is then a problem. */
    private static Optional<LearnedModel> model(Section section, Consumer<byte[]> files) {
        Value file = section.get("model");
        Optional<String> name = file.optional(Shape.text("a file that `./sluice train difficulty` wrote"));
        Value sum = section.get("sha256");
        Optional<String> sha256 = sum.optional(Shape.sha256());
        if (sum.present() && !file.present()) {
            sum.problem("has no use without model (expected model too, or neither)");
        }
        return name.flatMap(given -> ReferencedFile.bytes(file, given, LARGEST)).flatMap(bytes -> {
            files.accept(bytes);
            String found = ConfigFiles.sha256Hex(bytes);
            if (sha256.isPresent() && !sha256.get().equals(found)) {
                sum.problem("the model has SHA-256 " + found + " (expected " + sha256.get() + ")");
                return Optional.empty();
            }
            return model(file, bytes);
        });
    }

    private static Optional<LearnedModel> model(Value file, byte[] bytes) {
        try {
            return Optional.of(ModelFile.read(bytes, DifficultyModels.words()));
        } catch (IllegalArgumentException unfit) {
            file.problem(String.valueOf(unfit.getMessage()));
            return Optional.empty();
        }
    }
}
