package dev.sluice.gateway.cli;

import dev.sluice.gateway.report.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code reload}: tells a running gateway to read its configuration again. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description = "Tells a running gateway to read its configuration again: policy, prices, models, callers.",
        footer = {
            "",
            "Requests in flight keep the settings they began with. A configuration with any problem changes nothing:",
            "the last good one stays, the problems are listed, and the exit code is 1."
        })
public final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private final ManagementOption management;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    public ReloadCommand(GatewayConfiguration configuration) {
        this.management = new ManagementOption(configuration);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        URI address;
        try {
            address = management.address();
        } catch (ParameterException problems) {
            PrintWriter errors = spec.commandLine().getErr();
            errors.println(problems.getMessage());
            errors.println("Not reloaded; a running gateway keeps the settings it has.");
            errors.flush();
            return 1;
        }
        try {
            Answer answer = new ManagementPort(address).post("/reload", Duration.ofMinutes(1));
            JsonNode told = JsonMapper.shared().readTree(answer.body());
            switch (told.path("outcome").asString("")) {
                case "changed" ->
                    out.println("Settings " + told.path("from").asString() + " → "
                            + told.path("to").asString());
                case "same" ->
                    out.println(
                            "Nothing changed; settings " + told.path("version").asString() + " stay in force.");
                default -> {
                    PrintWriter errors = spec.commandLine().getErr();
                    told.path("problems").forEach(problem -> errors.println(problem.asString()));
                    errors.println(
                            "Not reloaded; settings " + told.path("version").asString() + " stay in force.");
                    errors.flush();
                }
            }
            out.flush();
            return answer.status() == 200 ? 0 : 1;
        } catch (IOException unanswered) {
            throw new IOException("at " + address + " nobody answers (expected a running gateway)", unanswered);
        }
    }
}
