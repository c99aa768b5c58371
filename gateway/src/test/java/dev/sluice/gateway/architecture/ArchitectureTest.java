package dev.sluice.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String BASE = "dev.sluice";
    private static final String BROKEN = "dev.sluice.gateway.architecture.broken";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);
    private static final JavaClasses SINNERS = new ClassFileImporter().importPackages(BROKEN);

    static Stream<Law> laws() {
        return Law.all(BASE).stream();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void every_law_holds(Law law) {
        law.rule().check(OURS);
    }

    static Stream<Law> lawsForSinners() {
        return Law.all(BROKEN).stream();
    }

    @ParameterizedTest
    @MethodSource("lawsForSinners")
    void every_law_finds_the_class_that_breaks_it(Law law) {
        EvaluationResult result = law.rule().evaluate(SINNERS);
        assertThat(result.hasViolation()).isTrue();
        List<String> details = result.getFailureReport().getDetails();
        for (String sinner : law.sinners()) {
            assertThat(details).anyMatch(line -> line.contains(sinner));
        }
    }

    @Test
    void the_gate_finds_every_way_to_dial() {
        Law gate = Law.all(BROKEN).stream()
                .filter(law -> law.name().equals("one gate to the network"))
                .findFirst()
                .orElseThrow();
        String found = String.join(
                "\n", gate.rule().evaluate(SINNERS).getFailureReport().getDetails());
        assertThat(found)
                .contains(
                        "java.net.Socket",
                        "java.net.http.HttpClient",
                        "openConnection",
                        "reactor.netty.http.client.HttpClient",
                        "io.netty.bootstrap.Bootstrap");
    }

    @Test
    void all_four_modules_are_looked_at() {
        for (String module : List.of("router", "config", "adapters", "gateway")) {
            assertThat(OURS.stream()
                            .filter(found -> found.getPackageName().startsWith(BASE + "." + module))
                            .count())
                    .as(module)
                    .isGreaterThan(15);
        }
        assertThat(OURS.contain(BROKEN + ".gateway.walk.Waiter")).isFalse();
    }
}
