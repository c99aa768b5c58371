package dev.sluice.gateway.cli;

import dev.sluice.gateway.caller.CallerDirectory;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code new-key}: makes a caller's key and the line for {@code gateway.yml}. */
@Command(
        name = "new-key",
        mixinStandardHelpOptions = true,
        description = "Makes a caller's key and prints the lines for gateway.yml, which keep only its hash.",
        footer = {"", "The key is shown once and stored nowhere."})
final class NewKeyCommand implements Callable<Integer> {
    private static final int RANDOM_BYTES = 32;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who will use it; unique.")
    @SuppressWarnings("NullAway.Init") // required
    private String name;

    @Option(names = "--team", required = true, paramLabel = "TEAM", description = "Who pays.")
    @SuppressWarnings("NullAway.Init") // required
    private String team;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        checked("--name", name);
        checked("--team", team);
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String key = "sk-sluice-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Key, to hand over (shown only now):");
        out.println("  " + key);
        out.println();
        out.println("For gateway.yml, under callers:");
        out.println("  - name: " + quoted(name));
        out.println("    team: " + quoted(team));
        out.println("    key_hash: " + CallerDirectory.hash(key));
        out.flush();
        return 0;
    }

    /** What gateway.yml would refuse is not printed for it. */
    private void checked(String option, String given) {
        if (!given.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    option + ": \"" + given
                            + "\" (expected letters, digits, \"-\", \"_\" and \".\", at most 64 characters)");
        }
    }

    /** As it stands where YAML lets it, else in double quotes. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_.-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
