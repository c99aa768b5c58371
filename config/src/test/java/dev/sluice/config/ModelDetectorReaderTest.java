package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.sensitivity.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model in the real ONNX Runtime: {@code src/test/resources/models/make.py} says what it knows. */
class ModelDetectorReaderTest {
    private static final String REST = """
            policy: p
            version: 7
            owner: o
            default: { decision: local_only, reason: none-matched }
            on_error: { decision: refuse }
            rules:
            - id: own
              when: { entities: [PERSON, CUSTOM.place] }
              then: { decision: local_only }
            tests: [{ text: "please call today", expect: local_only }]
            """;

    private final Path directory;
    private String model = "";

    ModelDetectorReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void copy() throws Exception {
        model = """
                models:
                  ner:
                    file: tiny.onnx
                    sha256: %s
                    tokenizer: tokenizer.json
                    tokenizer_sha256: %s
                    tags: [O, B-PER, I-PER, B-LOC, I-LOC]
                    labels: { PER: PERSON, LOC: CUSTOM.place }
                    max_tokens: 32
                    deadline: 10s
                """.formatted(copy("tiny.onnx"), copy("tokenizer.json"));
    }

    private String copy(String name) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(ModelDetectorReaderTest.class.getResourceAsStream("/models/" + name), name)) {
            byte[] bytes = in.readAllBytes();
            Files.write(directory.resolve(name), bytes);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
    }

    private Folder policy(String models) {
        return new Folder(directory).with("privacy-policy.yml", models + REST);
    }

    private String without(String line) {
        return model.lines().filter(each -> !each.strip().startsWith(line)).collect(Collectors.joining("\n", "", "\n"));
    }

    private Judgement judged(String models, String text) {
        String body = "{\"model\":\"" + text + "\"}";
        return policy(models).settings().judge().judge(Folder.request(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The model's findings, as text; ours of the same kinds may stand beside them. */
    private List<String> found(String text) {
        String body = "{\"model\":\"" + text + "\"}";
        return judged(model, text).findings().stream()
                .filter(finding ->
                        finding.kind().equals("PERSON") || finding.kind().equals("CUSTOM.place"))
                .map(finding -> finding.kind() + " " + body.substring(finding.start(), finding.end()))
                .distinct()
                .toList();
    }

    @Test
    void words_that_the_model_tags_are_findings_of_the_labels_kinds_with_their_exact_spans() {
        assertThat(found("the letter, maren okonwe (lives in new york) wrote to tilo"))
                .contains("PERSON maren okonwe", "CUSTOM.place new york", "PERSON tilo");
    }

    @Test
    void a_word_of_several_pieces_with_capitals_and_accents_is_one_span() {
        assertThat(found("today José Brandt met   YUKI, ida")).contains("PERSON José Brandt", "PERSON YUKI");
        assertThat(found("from oslo harbourburg")).contains("CUSTOM.place oslo harbourburg");
    }

    @Test
    void names_in_a_row_are_told_apart_where_the_model_says_that_one_begins() {
        assertThat(found("asked maren vale tilo brandt today")).contains("PERSON maren vale", "PERSON tilo brandt");
    }

    @Test
    void a_name_beyond_many_windows_is_found_wherever_it_stands() {
        for (int before = 0; before < 80; before++) {
            String text = "please ".repeat(before) + "jose okonwe" + " about the letter".repeat(30);
            assertThat(found(text)).as("after %d words", before).contains("PERSON jose okonwe");
        }
    }

    @Test
    void below_the_threshold_nothing_is_found() {
        assertThat(judged(model, "said vale today").findings())
                .extracting(Finding::kind)
                .contains("PERSON");
        assertThat(judged(model + "    threshold: 0.7\n", "said vale today").findings())
                .extracting(Finding::kind)
                .doesNotContain("PERSON");
    }

    @Test
    void a_request_for_which_the_model_is_late_is_unscannable() {
        String text = "please call about the letter from the river today. ".repeat(20_000);
        Judgement late = judged(without("deadline") + "    deadline: 50ms\n", text);
        assertThat(late.unscannable())
                .anySatisfy(part -> assertThat(part.what()).isEqualTo("detector ModelDetector"));
        assertThat(judged(model, text.substring(0, 2000)).unscannable()).isEmpty();
    }

    @Test
    void a_request_about_which_the_model_gives_no_numbers_is_unscannable() {
        assertThat(judged(model, "call nan today").unscannable())
                .anySatisfy(part -> assertThat(part.what()).isEqualTo("detector ModelDetector"));
    }

    @Test
    void another_file_than_the_one_pinned_stops_the_load_with_its_line() throws IOException {
        Files.write(directory.resolve("tiny.onnx"), new byte[] {1, 2, 3});
        assertThat(policy(model).problems())
                .contains("privacy-policy.yml:3: models.ner.file: the file \"tiny.onnx\" has SHA-256 039058c6f2c0cb49");
    }

    @Test
    void a_model_or_tokeniser_that_does_not_fit_stops_the_load() throws Exception {
        assertThat(policy(model.replace("O, B-PER", "O, MISC, B-PER")).problems())
                .contains("models.ner.file: 5 outputs a token (expected 6, one for each of the tags)");
        assertThat(policy(model.replace("PER: PERSON", "PERS: PERSON")).problems())
                .contains("models.ner.labels: no tag for PERS");
        assertThat(policy(model.replace("PER: PERSON", "PER: PERSONS")).problems())
                .contains("models.ner.labels.PER: \"PERSONS\" (expected a kind that a built-in detector finds");
        assertThat(policy(model.replace("max_tokens: 32", "max_tokens: 4")).problems())
                .contains("models.ner.max_tokens: \"4\"");
        String json = Files.readString(directory.resolve("tokenizer.json"));
        String other = pinned(json.replace("\"WordPiece\"", "\"BPE\""));
        assertThat(policy(other).problems()).contains("models.ner.tokenizer: model: \"BPE\" (expected WordPiece");
        assertThat(policy(pinned("{")).problems()).contains("models.ner.tokenizer: no JSON at character 1");
        copy("tokenizer.json");
        byte[] none = "no model".getBytes(StandardCharsets.UTF_8);
        Files.write(directory.resolve("tiny.onnx"), none);
        assertThat(policy(model.replaceFirst("sha256: .*", "sha256: " + sum(none)))
                        .problems())
                .contains("models.ner.file: no model that ONNX Runtime can load");
    }

    private String pinned(String tokenizer) throws Exception {
        Files.writeString(directory.resolve("tokenizer.json"), tokenizer);
        return model.replaceFirst(
                "tokenizer_sha256: .*", "tokenizer_sha256: " + sum(tokenizer.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sum(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void without_models_no_class_of_the_runtime_is_loaded() throws Exception {
        assertThat(new Folder(directory).path()).isEqualTo(directory);
        assertThat(child(System.getProperty("java.class.path"), "-Xlog:class+load"))
                .contains("dev.sluice.config.SettingsLoader", "loaded: ")
                .doesNotContain("OnnxTokenModel")
                .doesNotContain("ai.onnxruntime");
    }

    @Test
    void without_the_runtime_on_the_class_path_a_model_stops_the_load_and_tells_what_to_add() throws Exception {
        policy(model);
        String path = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> !entry.contains("onnxruntime"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        assertThat(child(path))
                .contains("privacy-policy.yml:3: models.ner.file: ONNX Runtime is not on the class path (expected"
                        + " com.microsoft.onnxruntime:onnxruntime")
                .contains("SLUICE_CLASSPATH");
    }

    private String child(String path, String... flags) throws Exception {
        Path out = directory.resolve("out.log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", path));
        command.addAll(List.of(flags));
        command.addAll(List.of(LoadOnce.class.getName(), directory.toString()));
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out);
    }

    /** What a child process runs. */
    static final class LoadOnce {
        private LoadOnce() {}

        public static void main(String[] arguments) {
            Folder.print(Path.of(arguments[0]));
        }
    }
}
