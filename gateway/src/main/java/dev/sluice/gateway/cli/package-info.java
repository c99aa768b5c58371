/** The command line: subcommands of the one jar, so that what is checked is what runs. */
@NullMarked
package dev.sluice.gateway.cli;

import org.jspecify.annotations.NullMarked;
