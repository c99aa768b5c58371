/**
 * The four YAML files and their loader: immutable settings with a version, or all problems at once, each with file,
 * line and what was expected.
 *
 * <p>A file is composed to nodes, which know their lines, and read by hand: a {@link dev.sluice.config.Section} reports
 * every key that no reader asked for, a {@link dev.sluice.config.Shape} holds the words and the test of one kind of
 * value side by side, and a {@link dev.sluice.config.Value} reports whatever does not fit and lets the reader go on.
 * What is broken is told once: a name in a broken entry still counts as a name, and a condition that lost a part is not
 * judged. Nothing is ignored: a word of the full policy language that this version cannot carry out is a problem, and
 * so is a YAML file in the folder that nothing reads. What is merely not in use, such as an optional backend without a
 * key, stands in {@link dev.sluice.config.Settings#leftOut()}.
 */
@NullMarked
package dev.sluice.config;

import org.jspecify.annotations.NullMarked;
