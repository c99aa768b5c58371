package dev.sluice.gateway.cli;

import dev.sluice.config.GatewaySettings;
import dev.sluice.config.Settings;
import dev.sluice.gateway.GatewayApplication;
import dev.sluice.gateway.journal.JournalException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: runs the gateway until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the gateway. Stops cleanly on Ctrl-C.",
        footer = {"", "Exit code 1 if the configuration has problems or a port is taken."})
final class ServeCommand implements Callable<Integer> {
    /** The gateway goes on running after the command has returned. */
    static final int RUNNING = -1;

    /** Set by whoever starts the gateway as a child: its end closes our standard input, and that ends us. */
    private static final String EXIT_WITH_STDIN = "SLUICE_EXIT_WITH_STDIN";

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter errors = spec.commandLine().getErr();
        Optional<Settings> settings = config.loadOrPrint(errors);
        if (settings.isEmpty()) {
            return 1;
        }
        GatewaySettings gateway = settings.get().gateway();
        if (isTaken(gateway.host(), gateway.port(), "port", errors)
                || isTaken(gateway.managementHost(), gateway.managementPort(), "management_port", errors)) {
            return 1;
        }
        if ("1".equals(System.getenv(EXIT_WITH_STDIN))) {
            Thread.ofPlatform().daemon().name("sluice-parent").start(ServeCommand::exitWithStdin);
        }
        try {
            GatewayApplication.start(settings.get(), config::load);
        } catch (RuntimeException failed) {
            errors.println(failed instanceof JournalException ? failed.getMessage() : told(failed));
            errors.flush();
            return 1;
        }
        return RUNNING;
    }

    /** The innermost message: Spring wraps what went wrong several times over. */
    private static String told(Throwable failed) {
        Throwable innermost = failed;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return "The gateway could not start: " + innermost.getMessage();
    }

    private static boolean isTaken(String host, int port, String key, PrintWriter errors) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(host, port));
            return false;
        } catch (IOException taken) {
            errors.println("gateway.yml: " + key + ": cannot listen on " + host + ":" + port + " (" + taken.getMessage()
                    + "; choose another port, or stop what uses it)");
            errors.flush();
            return true;
        }
    }

    private static void exitWithStdin() {
        try {
            while (System.in.read() >= 0) {
                // Nobody says anything; we only wait for the end.
            }
        } catch (IOException closed) {
            // As good as its end.
        }
        System.exit(0);
    }
}
