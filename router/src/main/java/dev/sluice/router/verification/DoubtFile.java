package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Forest;
import dev.sluice.router.difficulty.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link DoubtModel} as text. The first line says what it was fitted on, the second holds the SHA-256 of all that
 * follows; then a line per form with the usual length, and per head a line per sign: name, mean, scale, weight for the
 * local and for the strong model, and the trees of both ({@link TreeLines}). Numbers are written so that reading them
 * gives the same bits.
 */
public final class DoubtFile {
    private static final String RESOURCE = "doubt.txt";
    private static final String SUM = "sha256 ";

    private DoubtFile() {}

    static DoubtModel standard() {
        try (InputStream in = DoubtFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + ": not on the class path");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Twelve hexadecimal digits that say what the model holds. */
    static String version(DoubtModel model) {
        return sum(body(model)).substring(0, 12);
    }

    /** @param origin one line: what it was fitted on, and by which command */
    public static String write(DoubtModel model, String origin) {
        String body = body(model);
        return "# " + origin.replace('\n', ' ') + "\n" + SUM + sum(body) + "\n" + body;
    }

    private static String body(DoubtModel model) {
        StringBuilder body = new StringBuilder();
        model.usual().forEach((form, length) -> body.append("usual ")
                .append(form)
                .append(' ')
                .append(length)
                .append('\n'));
        model.heads().forEach((key, head) -> {
            body.append("head ")
                    .append(key.form())
                    .append(' ')
                    .append(key.samples())
                    .append('\n');
            int n = head.names().size();
            for (int at = 0; at < n; at++) {
                line(
                        body,
                        head.names().get(at),
                        head.means()[at],
                        head.scales()[at],
                        head.local()[at],
                        head.strong()[at]);
            }
            line(body, "-", 0, 0, head.local()[n], head.strong()[n]);
            TreeLines.write(head.localTrees(), body);
            TreeLines.write(head.strongTrees(), body);
        });
        return body.toString();
    }

    private static void line(StringBuilder to, String name, double... numbers) {
        to.append(name);
        for (double number : numbers) {
            to.append(' ').append(number);
        }
        to.append('\n');
    }

    /** @throws IllegalArgumentException if it is no such text, or was changed */
    public static DoubtModel read(String text) {
        int first = text.indexOf('\n');
        int second = text.indexOf('\n', first + 1);
        if (!text.startsWith("# ") || second < 0 || !text.startsWith(SUM, first + 1)) {
            throw new IllegalArgumentException("no doubt model (expected a line of origin and one of SHA-256)");
        }
        String body = text.substring(second + 1);
        if (!text.substring(first + 1 + SUM.length(), second).equals(sum(body))) {
            throw new IllegalArgumentException("the doubt model does not have the SHA-256 that it says");
        }
        Map<Form, Double> usual = new EnumMap<>(Form.class);
        Map<DoubtModel.Key, Head> heads = new TreeMap<>();
        List<String> lines = body.lines().toList();
        for (int at = 0; at < lines.size(); ) {
            String[] words = lines.get(at++).split(" ");
            if (words[0].equals("usual")) {
                usual.put(Form.valueOf(words[1]), Double.valueOf(words[2]));
            } else {
                List<String[]> rows = new ArrayList<>();
                while (rows.isEmpty() || !rows.getLast()[0].equals("-")) {
                    rows.add(lines.get(at++).split(" "));
                }
                Forest local = TreeLines.read(lines, at);
                at += TreeLines.count(local);
                Forest strong = TreeLines.read(lines, at);
                at += TreeLines.count(strong);
                heads.put(
                        new DoubtModel.Key(Form.valueOf(words[1]), Integer.parseInt(words[2])),
                        head(rows, local, strong));
            }
        }
        return new DoubtModel(heads, usual);
    }

    private static Head head(List<String[]> rows, Forest local, Forest strong) {
        List<String[]> signs = rows.subList(0, rows.size() - 1);
        return new Head(
                signs.stream().map(row -> row[0]).toList(),
                column(signs, 1),
                column(signs, 2),
                column(rows, 3),
                column(rows, 4),
                local,
                strong);
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    private static String sum(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
