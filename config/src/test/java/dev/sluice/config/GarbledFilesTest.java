package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult.Loaded;
import dev.sluice.config.LoadResult.Rejected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the files, the loader answers: settings, or problems with a place. */
class GarbledFilesTest {
    private static final String SCRAPS = " :-[]{}#&*!|>'\"%@`,?\t\n$x0\u0000\u0007é\uD83D\uDE00~<";

    private final Path directory;

    GarbledFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @RepeatedTest(60)
    void a_garbled_file_gives_settings_or_problems_with_a_line() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Folder folder = new Folder(directory);
        String file = Folder.FILES.get(random.nextInt(Folder.FILES.size()));
        String whole = file.equals("gateway.yml") ? Folder.gateway() : Folder.shipped(file);
        List<String> lines = new ArrayList<>(whole.lines().toList());
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            garble(lines, random);
        }
        folder.with(file, String.join("\n", lines));

        switch (folder.load()) {
            case Loaded(Settings settings) -> assertThat(settings.version()).hasSize(12);
            case Rejected(List<Problem> problems) ->
                assertThat(problems).as("seed %d, %s", seed, file).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.toString()).doesNotContain("\n").isNotBlank();
                });
        }
    }

    private static void garble(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
            case 3 -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
            case 4 -> lines.set(at, new StringBuilder(line).reverse().toString());
            default -> {
                int place = random.nextInt(line.length() + 1);
                int scrap = random.nextInt(SCRAPS.length());
                lines.set(at, line.substring(0, place) + SCRAPS.charAt(scrap) + line.substring(place));
            }
        }
    }
}
