package dev.sluice.router.sensitivity.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Scanner;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelDetectorTest {
    private static final WordPiece TOKENIZER = new WordPiece(
            Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "ada", 3, "tale", 4, "word", 5, ".", 6),
            "##",
            0,
            1,
            2,
            100,
            true,
            true,
            true);
    private static final Tags TAGS =
            new Tags(List.of("O", "B-PER", "I-PER"), Map.of("PER", new Kind("PERSON", Sensitivity.INTERNAL)));

    /** Knows a name only where something stands on both sides of it in the window, as a model that needs context. */
    private static final class Contextual implements TokenModel {
        private final List<Integer> windows = new ArrayList<>();
        private int turns;
        private int answers = Integer.MAX_VALUE;

        @Override
        public Turn begin() {
            turns++;
            return ids -> {
                if (answers-- <= 0) {
                    throw new IllegalStateException("late");
                }
                windows.add(ids.length);
                assertThat(ids).startsWith(1).endsWith(2);
                float[][] scores = new float[ids.length][3];
                for (int i = 0; i < ids.length; i++) {
                    boolean inside = i > 1 && i < ids.length - 2;
                    scores[i][ids[i] == 3 && inside ? 1 : ids[i] == 4 && inside ? 2 : 0] = 9;
                }
                return scores;
            };
        }
    }

    private final Contextual model = new Contextual();
    private final Scanner scanner = new Scanner(List.of(new ModelDetector(model, TOKENIZER, TAGS, 16, 0.5)));

    private Scanner.Scanned scan(String text) {
        return scanner.scan(List.of(new Part.Text(Place.at("text"), text)));
    }

    @Test
    void windows_overlap_so_that_every_word_is_seen_with_its_neighbours() {
        for (int before = 1; before < 50; before++) {
            String start = "word ".repeat(before);
            List<Finding> findings =
                    scan(start + "ada tale" + " word".repeat(40)).findings();
            assertThat(findings).as("after %d words", before).hasSize(1);
            assertThat(findings.getFirst().start()).isEqualTo(start.length());
            assertThat(findings.getFirst().end()).isEqualTo(start.length() + 8);
        }
        assertThat(model.windows).allMatch(size -> size <= 16);
    }

    @Test
    void a_request_has_one_turn_and_a_model_that_fails_in_it_makes_it_unscannable() {
        model.answers = 3;
        Scanner.Scanned scanned = scan("word ".repeat(100));
        assertThat(model.turns).isEqualTo(1);
        assertThat(scanned.unscannable()).extracting(Part.Unscannable::what).containsExactly("detector ModelDetector");
    }

    @Test
    void a_text_without_words_costs_the_model_nothing() {
        assertThat(scan(" \n\t ").findings()).isEmpty();
        assertThat(model.windows).isEmpty();
    }
}
