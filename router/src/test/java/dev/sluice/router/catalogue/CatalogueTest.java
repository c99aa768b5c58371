package dev.sluice.router.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Route LOCAL = Given.inHouse("local", 0.5);
    private static final Route NAMED =
            new Route("fast", Given.external("openai", 0.9).backend(), LOCAL.model());

    @Test
    void a_route_is_found_by_its_name_its_id_and_an_alias() {
        Catalogue catalogue = new Catalogue(List.of(LOCAL, NAMED), Map.of("gpt-4", "fast", "any", "auto"));
        assertThat(catalogue.named("local/small")).contains(LOCAL);
        assertThat(catalogue.named("fast")).contains(NAMED);
        assertThat(catalogue.named("openai/small")).contains(NAMED);
        assertThat(catalogue.named("gpt-4")).contains(NAMED);
        assertThat(catalogue.named("auto")).isEmpty();
        assertThat(catalogue.named("any")).isEmpty();
        assertThat(catalogue.named("small")).isEmpty();
        assertThat(catalogue.resolve("any")).isEqualTo("auto");
    }

    @Test
    void names_that_stand_for_two_things_are_refused() {
        assertThatThrownBy(() -> new Catalogue(List.of(LOCAL, LOCAL), Map.of())).hasMessageContaining("2 routes");
        Route auto = new Route("auto", LOCAL.backend(), LOCAL.model());
        assertThatThrownBy(() -> new Catalogue(List.of(auto), Map.of())).hasMessageContaining("\"auto\" is taken");
        assertThatThrownBy(() -> new Catalogue(List.of(LOCAL), Map.of("local/small", "auto")))
                .hasMessageContaining("name of a route already");
        assertThatThrownBy(() -> new Catalogue(List.of(LOCAL), Map.of("auto", "local/small")))
                .hasMessageContaining("name of a route already");
    }

    @Test
    void an_alias_that_leads_nowhere_or_to_another_alias_is_refused() {
        assertThatThrownBy(() -> new Catalogue(List.of(LOCAL), Map.of("a", "nobody")))
                .hasMessageContaining("stands for \"nobody\"");
        assertThatThrownBy(() -> new Catalogue(List.of(LOCAL), Map.of("a", "b", "b", "auto")))
                .hasMessageContaining("stands for \"b\"");
    }

    @Test
    void values_out_of_bounds_are_refused() {
        assertThatThrownBy(() -> new Backend("a/b", "p", Locality.EXTERNAL, Protocol.OPENAI))
                .hasMessageStartingWith("name:");
        assertThatThrownBy(() -> new Backend("a", " ", Locality.EXTERNAL, Protocol.OPENAI))
                .hasMessageStartingWith("provider:");
        assertThatThrownBy(() -> new Model("m", 1.1, 0, 1, Set.of(), "MIT")).hasMessageStartingWith("capability:");
        assertThatThrownBy(() -> new Model("m", Double.NaN, 0, 1, Set.of(), "MIT"))
                .hasMessageStartingWith("capability:");
        assertThatThrownBy(() -> new Model("m", 1, 0, 1, Set.of(Ability.SEED), "MIT"))
                .hasMessageStartingWith("abilities:");
    }

    @Test
    void a_secret_does_not_show_itself() {
        assertThat(Secret.of("word")).hasToString("Secret[hidden]").isEqualTo(Secret.of("word"));
    }
}
