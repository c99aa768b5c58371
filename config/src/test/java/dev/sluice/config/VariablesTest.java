package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private final Source source = new Source(
            "a.yml",
            Path.of(""),
            Map.of("HOST", "db", "PORT", "5432", "EMPTY", "", "ODD", "${HOST}"),
            new ArrayList<>(),
            new ArrayList<>());

    private String fill(String text) {
        return switch (Variables.fill(text, source)) {
            case Variables.Filled.Text(String filled) -> filled;
            case Variables.Filled.Wrong(String why) -> "WRONG " + why;
        };
    }

    @Test
    void variables_are_filled_in_anywhere_in_a_value() {
        assertThat(fill("plain $5 {x}")).isEqualTo("plain $5 {x}");
        assertThat(fill("${HOST}")).isEqualTo("db");
        assertThat(fill("http://${HOST}:${PORT}/v1")).isEqualTo("http://db:5432/v1");
    }

    @Test
    void an_unset_or_empty_variable_takes_the_default() {
        assertThat(fill("${NONE:-here}")).isEqualTo("here");
        assertThat(fill("${EMPTY:-here}")).isEqualTo("here");
        assertThat(fill("${HOST:-here}")).isEqualTo("db");
        assertThat(fill("a${NONE:-}b")).isEqualTo("ab");
    }

    @Test
    void without_a_default_an_unset_variable_is_named() {
        assertThat(fill("${NONE}")).startsWith("WRONG the environment variable NONE is not set");
        assertThat(fill("${EMPTY}")).startsWith("WRONG the environment variable EMPTY is not set");
    }

    @Test
    void a_value_from_the_environment_is_not_read_for_variables_again() {
        assertThat(fill("${ODD}")).isEqualTo("${HOST}");
    }

    @Test
    void two_dollars_keep_the_brace() {
        assertThat(fill("$${HOST} is ${HOST}")).isEqualTo("${HOST} is db");
    }

    @Test
    void slips_are_told() {
        assertThat(fill("${HOST")).startsWith("WRONG \"${\" without \"}\"");
        assertThat(fill("${}")).startsWith("WRONG \"${}\" (expected ${NAME}");
        assertThat(fill("${a b}")).startsWith("WRONG");
        assertThat(fill("${HOST:=x}")).startsWith("WRONG");
    }
}
