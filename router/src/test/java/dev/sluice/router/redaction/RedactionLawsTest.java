package dev.sluice.router.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every request, whatever is planted in it. */
final class RedactionLawsTest {
    private static final int TIMES = 400;
    private static final String[] FILLERS = {
        "please look at ",
        " and then ",
        ", also ",
        " — was: ",
        "\n* ",
        " \"quoted\" ",
        " Straße 𝒳 ",
        " / ",
        "; Vel ",
        " 9999 "
    };

    private record Planted(List<RedactionTest.Plain> passages, List<Hit> hits, List<String> values) {}

    private static Planted planted(Random random) {
        List<RedactionTest.Plain> passages = new ArrayList<>();
        List<Hit> hits = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String[]> known = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) {
                text.append(FILLERS[random.nextInt(FILLERS.length)]);
                String[] value = !known.isEmpty() && random.nextInt(3) == 0
                        ? known.get(random.nextInt(known.size()))
                        : PlantedValues.any(random);
                known.add(value);
                int start = text.length();
                text.append(value[1]);
                values.add(value[1]);
                hits.add(new Hit(i, start, text.length(), value[0]));
            }
            text.append(FILLERS[random.nextInt(FILLERS.length)]);
            passages.add(new RedactionTest.Plain(text.toString(), false));
        }
        return new Planted(passages, hits, values);
    }

    private static List<String> applied(Planted planted, Redacted redacted) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < planted.passages.size(); i++) {
            texts.add(Redacted.applied(
                    planted.passages.get(i).text(), redacted.replacements().get(i)));
        }
        return texts;
    }

    @Test
    void no_original_is_left_and_an_echo_comes_back_however_it_is_cut() {
        for (long seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            Planted planted = planted(random);
            Redacted redacted =
                    Redaction.of(planted.passages, planted.hits, new Treatment(Action.PSEUDONYM, Map.of()), random);
            List<String> texts = applied(planted, redacted);
            for (String text : texts) {
                for (String value : planted.values) {
                    assertThat(text).as("seed %d", seed).doesNotContain(value);
                }
            }
            for (int i = 0; i < texts.size(); i++) {
                Restoring restoring = redacted.restoration().text();
                StringBuilder back = new StringBuilder();
                int from = 0;
                while (from < texts.get(i).length()) {
                    int to = Math.min(texts.get(i).length(), from + 1 + random.nextInt(7));
                    back.append(restoring.feed(texts.get(i).substring(from, to)));
                    from = to;
                }
                back.append(restoring.flush());
                assertThat(back.toString())
                        .as("seed %d", seed)
                        .isEqualTo(planted.passages.get(i).text());
            }
        }
    }

    @Test
    void no_mask_leaves_an_original() {
        Action[] masks = {Action.MASK, Action.MASK_LAST2, Action.MASK_LAST4, Action.REMOVE};
        for (long seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            Planted planted = planted(random);
            Treatment treatment = new Treatment(masks[random.nextInt(masks.length)], Map.of());
            Redacted redacted = Redaction.of(planted.passages, planted.hits, treatment, random);
            for (String text : applied(planted, redacted)) {
                for (String value : planted.values) {
                    assertThat(text).as("seed %d", seed).doesNotContain(value);
                }
            }
        }
    }

    @Test
    void no_surrogate_is_in_the_request_or_in_another() {
        for (long seed = 0; seed < TIMES; seed++) {
            Random random = new Random(seed);
            Planted planted = planted(random);
            Redacted redacted =
                    Redaction.of(planted.passages, planted.hits, new Treatment(Action.PSEUDONYM, Map.of()), random);
            List<String> surrogates = redacted.replacements().stream()
                    .flatMap(List::stream)
                    .map(replacement -> replacement.text().toLowerCase(Locale.ROOT))
                    .distinct()
                    .toList();
            for (String surrogate : surrogates) {
                assertThat(planted.passages).as("seed %d", seed).noneMatch(passage -> passage.text()
                        .toLowerCase(Locale.ROOT)
                        .contains(surrogate));
                assertThat(surrogate).as("seed %d", seed).matches("[ -~&&[^\"\\\\]]+");
            }
        }
    }
}
