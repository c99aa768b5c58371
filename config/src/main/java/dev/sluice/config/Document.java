package dev.sluice.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** The bytes of one file, as YAML 1.2. */
final class Document {
    private static final int LARGEST = 2 << 20;

    private Document() {}

    /** The top-level keys; empty after a problem that leaves nothing to read. */
    static Optional<Section> read(byte[] bytes, Source source) {
        if (bytes.length > LARGEST) {
            source.problem(0, "", bytes.length + " bytes (expected at most " + Units.shown((long) LARGEST) + ")");
            return Optional.empty();
        }
        return decode(bytes, source).flatMap(text -> compose(text, source)).flatMap(root -> top(root, source));
    }

    private static Optional<Section> top(Node root, Source source) {
        if (root instanceof MappingNode mapping) {
            return Optional.of(new Section(source, "", Value.lineOf(root, 1), mapping, false));
        }
        source.problem(Value.lineOf(root, 1), "", "not a group of keys (expected lines such as \"key: value\")");
        return Optional.empty();
    }

    private static Optional<Node> compose(String text, Source source) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(source.file()).build()).composeString(text);
            if (root.isEmpty()) {
                source.problem(1, "", "empty (expected lines such as \"key: value\")");
            }
            return root;
        } catch (MarkedYamlEngineException syntax) {
            int line = syntax.getProblemMark()
                    .or(syntax::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            source.problem(line, "", "not YAML: " + sentence(syntax));
        } catch (ReaderException unreadable) {
            source.problem(
                    lineAt(text, unreadable.getPosition()),
                    "",
                    "not YAML: the character U+" + "%04X".formatted(unreadable.getCodePoint()) + " (expected text)");
        } catch (YamlEngineException | StackOverflowError refused) {
            // The parser's own limits, such as nesting; their messages name no place.
            source.problem(1, "", "not YAML that can be read: nested or aliased too deeply");
        }
        return Optional.empty();
    }

    private static String sentence(MarkedYamlEngineException syntax) {
        String problem = syntax.getProblem() == null ? "" : syntax.getProblem();
        String context = syntax.getContext() == null ? "" : syntax.getContext();
        String begun = syntax.getContextMark()
                .map(mark -> " that begins in line " + (mark.getLine() + 1))
                .orElse("");
        String sentence = context.isEmpty() ? problem : problem + ", " + context + begun;
        return sentence.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Optional<String> decode(byte[] bytes, Source source) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String read = out.flip().toString();
        if (result.isError()) {
            source.problem(lineAt(read, read.length()), "", "not UTF-8 (expected the file saved as UTF-8)");
            return Optional.empty();
        }
        // Some editors put a byte order mark first; YAML allows it.
        return Optional.of(read.startsWith("\uFEFF") ? read.substring(1) : read);
    }

    private static int lineAt(String text, int position) {
        return 1
                + (int) text.codePoints()
                        .limit(Math.max(0, position))
                        .filter(c -> c == '\n')
                        .count();
    }
}
