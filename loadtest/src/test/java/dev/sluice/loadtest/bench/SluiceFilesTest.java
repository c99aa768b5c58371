package dev.sluice.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SluiceFilesTest {
    @Test
    void sluice_gets_the_hash_of_the_key_and_never_the_key(@TempDir Path directory) throws IOException {
        SluiceFiles.write(directory, 8080, 8081, 9090, "abc", 2000);

        assertThat(Files.readString(directory.resolve("gateway.yml")))
                .contains("key_hash: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .doesNotContain("abc\n");
        assertThat(Files.readString(directory.resolve("model-catalogue.yml")))
                .contains("url: http://127.0.0.1:9090/v1", "max_connections: 4000");
        assertThat(SluiceFiles.newKey()).isNotEqualTo(SluiceFiles.newKey());
    }
}
