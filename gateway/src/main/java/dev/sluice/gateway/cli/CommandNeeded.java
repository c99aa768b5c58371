package dev.sluice.gateway.cli;

import picocli.CommandLine;

/** A group of commands was named and none of them: the list of them helps. */
final class CommandNeeded extends CommandLine.ParameterException {
    private static final long serialVersionUID = 1L;

    /** @param message what to say above the list */
    CommandNeeded(CommandLine group, String message) {
        super(group, message);
    }
}
