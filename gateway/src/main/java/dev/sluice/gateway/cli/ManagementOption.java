package dev.sluice.gateway.cli;

import dev.sluice.config.GatewaySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which running gateway is meant: by its management address, or by its configuration. */
final class ManagementOption {
    static final URI USUAL = URI.create("http://127.0.0.1:" + GatewaySettings.DEFAULT_MANAGEMENT_PORT);

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "Folder with gateway.yml and its fellows: tells the management address.")
    private @Nullable Path config;

    @Option(
            names = "--management",
            paramLabel = "URL",
            description = "Management address of the gateway. Default: as in --config, else http://127.0.0.1:8081.")
    private @Nullable URI management;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec spec;

    private final GatewayConfiguration configuration;

    ManagementOption(GatewayConfiguration configuration) {
        this.configuration = configuration;
    }

    URI address() {
        if (management != null || config == null) {
            return management == null ? USUAL : management;
        }
        try {
            return configuration.read(config).managementAddress();
        } catch (IllegalArgumentException problems) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), String.valueOf(problems.getMessage()));
        }
    }
}
