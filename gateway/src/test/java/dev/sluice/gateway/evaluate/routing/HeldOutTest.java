package dev.sluice.gateway.evaluate.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutTest {
    @Test
    void a_file_that_the_model_learned_from_is_named_by_whatever_name_it_has_now(@TempDir Path folder)
            throws IOException {
        Path seen = Files.writeString(folder.resolve("renamed.jsonl"), "{}\n");
        Path fresh = Files.writeString(folder.resolve("fresh.jsonl"), "{ }\n");
        Provenance trained =
                new Provenance(List.of(new Provenance.Source("dev.jsonl", Sha256.hex(Files.readAllBytes(seen)), 1)));
        assertThat(HeldOut.told(trained, List.of(fresh, seen)))
                .isEqualTo("Not held out: the shipped model was trained on " + seen + ".");
        assertThat(HeldOut.told(trained, List.of(fresh)))
                .isEqualTo("The shipped model was trained on dev.jsonl; figures on those sets are not held out.");
    }
}
