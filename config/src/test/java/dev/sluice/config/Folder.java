package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult.Loaded;
import dev.sluice.config.LoadResult.Rejected;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.builtin.Detectors;
import dev.sluice.router.text.Clues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An operator's folder of settings, in a test. It begins with the shipped files and one caller. */
final class Folder {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final String HASH = "0123456789abcdef".repeat(4);
    static final String CALLERS = """
            callers:
              - name: app
                team: sales
                key_hash: %s
            """.formatted(HASH);
    static final List<String> FILES =
            List.of("gateway.yml", "model-catalogue.yml", "price-book.yml", "privacy-policy.yml");

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Detector> detectors = new ArrayList<>(Detectors.builtIn());

    Folder(Path directory) {
        this.directory = directory;
        write("gateway.yml", gateway());
    }

    /** The shipped {@code gateway.yml}, with a caller. */
    static String gateway() {
        return shipped("gateway.yml").replace("callers: []\n", CALLERS);
    }

    static String shipped(String name) {
        return resource("/defaults/" + name);
    }

    static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(Folder.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Folder with(String name, String content) {
        write(name, content);
        return this;
    }

    /** Replaces a piece of a file, which must be there; of the shipped file if the folder has none yet. */
    Folder with(String name, String old, String replacement) {
        try {
            Path file = directory.resolve(name);
            String before = Files.exists(file) ? Files.readString(file) : shipped(name);
            assertThat(before).contains(old);
            write(name, before.replace(old, replacement));
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Folder variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** With detectors of these kinds, too, which find nothing. */
    Folder knowing(String... kinds) {
        for (String kind : kinds) {
            detectors.add(new Detector() {
                @Override
                public List<Kind> kinds() {
                    return List.of(new Kind(kind, Sensitivity.CONFIDENTIAL));
                }

                @Override
                public void find(Clues clues, Findings found) {}
            });
        }
        return this;
    }

    Path path() {
        return directory;
    }

    /** Loads what lies in a folder and says what came of it, for a process of its own. */
    static void print(Path directory) {
        LoadResult result = SettingsLoader.builtIn(Folder::request).load(directory, Map.of(), TODAY);
        switch (result) {
            case Loaded(Settings settings) -> System.out.println("loaded: " + settings.version());
            case Rejected(List<Problem> problems) -> problems.forEach(System.out::println);
        }
    }

    LoadResult load() {
        return loadOn(TODAY);
    }

    LoadResult loadOn(LocalDate today) {
        return new SettingsLoader(detectors, DifficultyModels.standard(), Folder::request)
                .load(directory, environment, today);
    }

    /** The whole body as the user's one text; the gateway's own reader stands in another module. */
    static Prompt request(byte[] body) {
        String json = new String(body, StandardCharsets.UTF_8);
        if (!json.startsWith("{\"model\":")) {
            throw new IllegalArgumentException("model: missing");
        }
        return new Prompt(
                "auto",
                false,
                false,
                List.of(new Message(Role.USER, List.of(json))),
                0,
                json.contains("image_url")
                        ? List.of(new Part.Unscannable(Place.at("messages"), "image_url"))
                        : List.of(new Part.Text(Place.at("messages"), json)),
                Map.of(),
                0,
                1,
                new RequestBody(body));
    }

    Settings settings() {
        return switch (load()) {
            case Loaded(Settings settings) -> settings;
            case Rejected(List<Problem> problems) -> throw new AssertionError(lines(problems));
        };
    }

    /** One problem a line, as an operator reads them. */
    String problems() {
        return switch (load()) {
            case Loaded(Settings settings) -> "";
            case Rejected(List<Problem> problems) -> lines(problems);
        };
    }

    private static String lines(List<Problem> problems) {
        return String.join("\n", problems.stream().map(Problem::toString).toList());
    }

    private void write(String name, String content) {
        try {
            // A lone surrogate becomes a question mark.
            Files.write(directory.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
