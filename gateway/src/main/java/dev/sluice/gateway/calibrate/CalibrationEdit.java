package dev.sluice.gateway.calibrate;

import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.Calibration.Knot;
import dev.sluice.router.difficulty.PairCalibration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts an entry into {@code calibration:} of a {@code gateway.yml}, line by line, so that every comment and every other
 * line stays as it is. An entry of the same pair is replaced, one of another pair stays behind it.
 */
public final class CalibrationEdit {
    private static final Pattern KEY = Pattern.compile("calibration:(\\s.*)?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*");
    /** What this class writes above an entry, and replaces with it. */
    private static final String NOTE = "  # Fitted ";

    private CalibrationEdit() {}

    /**
     * @param yaml the file as it is
     * @param note what to say above the entry, such as {@code 2026-11-28 from 412 outcomes}
     * @return the file as it would be; what is new ends its lines as the first line does
     * @throws IllegalArgumentException if {@code calibration:} is written in one line and holds something, which this
     *     does not take apart
     */
    public static String of(String yaml, PairCalibration pair, String note) {
        // Split at line feeds alone: a carriage return stays with its line.
        List<String> lines = new ArrayList<>(List.of(yaml.split("\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        String end = !lines.isEmpty() && lines.getFirst().endsWith("\r") ? "\r" : "";
        edit(lines, pair, note, end);
        return String.join("\n", lines) + "\n";
    }

    private static void edit(List<String> lines, PairCalibration pair, String note, String lineEnd) {
        List<String> entry =
                entry(pair, note).stream().map(line -> line + lineEnd).toList();
        int key = indexOfKey(lines);
        if (key < 0) {
            if (!lines.isEmpty() && !lines.getLast().endsWith(lineEnd)) {
                lines.set(lines.size() - 1, lines.getLast() + lineEnd);
            }
            lines.add(lineEnd);
            lines.add("# Written by ./sluice calibrate; see the shipped gateway.yml." + lineEnd);
            lines.add("calibration:" + lineEnd);
            lines.addAll(entry);
            return;
        }
        String inline = lines.get(key)
                .substring("calibration:".length())
                .replaceAll("(^|\\s)#.*", "")
                .strip();
        if (!inline.isEmpty() && !inline.equals("[]")) {
            throw new IllegalArgumentException("gateway.yml:" + (key + 1)
                    + ": calibration: written in one line (expected each entry on lines of its own, or [])");
        }
        if (!inline.isEmpty()) {
            lines.set(key, "calibration:" + lineEnd);
        }
        int end = endOfBlock(lines, key + 1);
        int[] old = entryOf(pair, lines, key + 1, end);
        if (old.length > 0) {
            lines.subList(old[0], old[1]).clear();
        }
        lines.addAll(old.length > 0 ? old[0] : key + 1, entry);
    }

    private static int indexOfKey(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (KEY.matcher(lines.get(i).stripTrailing()).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the last line that belongs to the block. */
    private static int endOfBlock(List<String> lines, int from) {
        int end = from;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean inside = line.startsWith(" ") || line.startsWith("-");
            if (inside) {
                end = i + 1;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                break;
            }
        }
        return end;
    }

    /** The lines of this pair's entry, its note included: from and behind; empty if there is none. */
    private static int[] entryOf(PairCalibration pair, List<String> lines, int from, int end) {
        for (int i = from; i < end; i++) {
            if (!lines.get(i).strip().startsWith("- ")) {
                continue;
            }
            int dash = lines.get(i).indexOf('-');
            int behind = i + 1;
            while (behind < end
                    && indent(lines.get(behind)) > dash
                    && !lines.get(behind).startsWith(NOTE)) {
                behind++;
            }
            String text = String.join("\n", lines.subList(i, behind));
            if (says(text, "local", pair.local()) && says(text, "strong", pair.strong())) {
                int begin = i > from && lines.get(i - 1).startsWith(NOTE) ? i - 1 : i;
                return new int[] {begin, behind};
            }
        }
        return new int[0];
    }

    private static int indent(String line) {
        return line.isBlank() ? 0 : line.length() - line.stripLeading().length();
    }

    private static boolean says(String entry, String key, String value) {
        return Pattern.compile(
                        "(?:^|[\\s{,-])" + key + ":\\s*[\"']?" + Pattern.quote(value) + "[\"']?\\s*(?:[,}#]|$)",
                        Pattern.MULTILINE)
                .matcher(entry)
                .find();
    }

    private static List<String> entry(PairCalibration pair, String note) {
        List<String> lines = new ArrayList<>();
        lines.add(NOTE + note);
        lines.add("  - local: " + word(pair.local()));
        lines.add("    strong: " + word(pair.strong()));
        lines.add("    model: " + word(pair.model()));
        pair.ofLocal().ifPresent(curve -> lines.add("    local_success: " + shown(curve)));
        pair.ofStrong().ifPresent(curve -> lines.add("    strong_success: " + shown(curve)));
        return lines;
    }

    private static String word(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String shown(Calibration curve) {
        return switch (curve) {
            case Calibration.Platt(var intercept, var slope) ->
                "{ method: platt, intercept: " + figure(intercept) + ", slope: " + figure(slope) + " }";
            case Calibration.Isotonic(var knots) -> "{ method: isotonic, knots: [" + shown(knots) + "] }";
        };
    }

    private static String shown(List<Knot> knots) {
        List<String> shown = new ArrayList<>();
        String last = "";
        for (Knot knot : knots) {
            String score = figure(knot.score());
            if (!score.equals(last)) {
                shown.add("[" + score + ", " + figure(knot.success()) + "]");
            }
            last = score;
        }
        return String.join(", ", shown);
    }

    /** Four decimals, no exponent. */
    private static String figure(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
