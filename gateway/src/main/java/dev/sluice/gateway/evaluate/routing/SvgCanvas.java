package dev.sluice.gateway.evaluate.routing;

import java.util.Locale;

/** Writes SVG: text stays text, and the colours follow the reader's light or dark surroundings. */
final class SvgCanvas implements Canvas {
    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    SvgCanvas(int width, int height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public void line(double[] xs, double[] ys, Ink ink, Stroke stroke) {
        body.append("<polyline class=\"")
                .append(stroke(ink))
                .append("\" stroke-width=\"")
                .append(stroke.width());
        if (stroke.broken()) {
            body.append("\" stroke-dasharray=\"")
                    .append(stroke.dash())
                    .append(' ')
                    .append(stroke.gap());
        }
        body.append("\" points=\"");
        for (int at = 0; at < xs.length; at++) {
            body.append(at == 0 ? "" : " ").append(number(xs[at])).append(',').append(number(ys[at]));
        }
        body.append("\"/>\n");
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        body.append("<circle class=\"dot ")
                .append(fill(ink))
                .append("\" cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\"/>\n");
    }

    @Override
    public void text(double x, double y, String text, double size, boolean bold, Anchor anchor, Ink ink) {
        body.append("<text class=\"")
                .append(fill(ink))
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" font-size=\"")
                .append(number(size))
                .append(bold ? "\" font-weight=\"600" : "")
                .append("\" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append("\">")
                .append(escaped(text))
                .append("</text>\n");
    }

    /** The whole document. */
    String document(String title) {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        for (Ink ink : Ink.values()) {
            light.append(rules(ink, ink.light()));
            dark.append(rules(ink, ink.dark()));
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\" role=\"img\" font-family=\"system-ui, 'Segoe UI', 'DejaVu Sans',"
                + " sans-serif\">\n<title>" + escaped(title)
                + "</title>\n<style>\npolyline { fill: none; stroke-linejoin:"
                + " round; stroke-linecap: round }\n.dot { stroke-width: 2 }\n" + light
                + "@media (prefers-color-scheme: dark) {\n" + dark + "}\n</style>\n<rect class=\"" + fill(Ink.PAPER)
                + "\" width=\"" + width + "\" height=\"" + height + "\"/>\n" + body + "</svg>\n";
    }

    private static String rules(Ink ink, String colour) {
        String dots = ink == Ink.PAPER ? ".dot { stroke: " + colour + " }\n" : "";
        return "." + stroke(ink) + " { stroke: " + colour + " } ." + fill(ink) + " { fill: " + colour + " }\n" + dots;
    }

    private static String stroke(Ink ink) {
        return "s-" + ink.name().toLowerCase(Locale.ROOT);
    }

    private static String fill(Ink ink) {
        return "f-" + ink.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
