package dev.sluice.gateway.evaluate.routing;

import dev.sluice.gateway.evaluate.routing.Canvas.Anchor;
import dev.sluice.gateway.evaluate.routing.Canvas.Ink;
import dev.sluice.gateway.evaluate.routing.Canvas.Stroke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws quality over the share of strong calls: a panel for each benchmark, all with the same axis across. */
final class CurvePicture {
    private static final int PANEL_WIDTH = 460;
    private static final int PANEL_HEIGHT = 338;
    private static final int MARGIN = 20;
    private static final int HEAD = 64;
    private static final int ACROSS = 3;

    /** Room in a panel around the field of the curves. */
    private static final double LEFT = 58;

    private static final double RIGHT = 16;
    private static final double TOP = 54;
    private static final double BOTTOM = 44;

    /** More points of a curve than pixels would only make the file long. */
    private static final int POINTS = 400;

    private static final String TITLE = "Quality by share of strong calls";

    private final List<Standing> standings;
    private final int across;

    CurvePicture(List<Standing> standings) {
        this.standings = List.copyOf(standings);
        this.across = standings.size() == 4 ? 2 : Math.min(ACROSS, standings.size());
    }

    /** @throws IOException if it cannot be written, or this machine has no font for a PNG */
    void write(Path file) throws IOException {
        int width = 2 * MARGIN + across * PANEL_WIDTH;
        int height = HEAD + (standings.size() + across - 1) / across * PANEL_HEIGHT + MARGIN;
        if (file.toString().endsWith(".svg")) {
            SvgCanvas svg = new SvgCanvas(width, height);
            draw(svg);
            Files.writeString(file, svg.document(TITLE));
            return;
        }
        byte[] png;
        try {
            PngCanvas canvas = new PngCanvas(width, height);
            draw(canvas);
            png = canvas.bytes();
        } catch (LinkageError | RuntimeException noFonts) {
            throw new IOException(file + ": this machine has no font to draw with; a name in .svg works", noFonts);
        }
        Files.write(file, png);
    }

    private void draw(Canvas canvas) {
        canvas.text(MARGIN + 8, 34, TITLE, 17, true, Anchor.START, Ink.TEXT);
        legend(canvas);
        for (int at = 0; at < standings.size(); at++) {
            int column = at % across;
            int row = at / across;
            double x = MARGIN + (double) column * PANEL_WIDTH;
            double y = HEAD + (double) row * PANEL_HEIGHT;
            panel(canvas, standings.get(at), x, y);
        }
    }

    private void legend(Canvas canvas) {
        double x = MARGIN + 8;
        x = key(canvas, x, "router", Ink.ROUTER, Stroke.THICK);
        x = key(canvas, x, "random", Ink.RANDOM, Stroke.DASHED);
        x = key(canvas, x, "prompt length", Ink.LENGTH, Stroke.THIN);
        key(canvas, x, "oracle", Ink.ORACLE, Stroke.DOTTED);
    }

    private static double key(Canvas canvas, double x, String name, Ink ink, Stroke stroke) {
        canvas.line(new double[] {x, x + 26}, new double[] {52, 52}, ink, stroke);
        canvas.text(x + 33, 56.5, name, 12.5, false, Anchor.START, Ink.TEXT);
        return x + 33 + name.length() * 6.6 + 26;
    }

    private static void panel(Canvas canvas, Standing standing, double x, double y) {
        Field field = new Field(standing, x + LEFT, y + TOP, PANEL_WIDTH - LEFT - RIGHT, PANEL_HEIGHT - TOP - BOTTOM);
        canvas.text(x + LEFT, y + 22, shortened(standing.name()), 14, true, Anchor.START, Ink.TEXT);
        String facts = standing.router()
                .recovery()
                .map(recovery -> String.format(
                        Locale.ROOT,
                        "APGR %.3f · half of the gap at %.0f %%, four fifths at %.0f %% strong calls",
                        recovery.exact().apgr(),
                        100 * recovery.exact().cpt50(),
                        100 * recovery.exact().cpt80()))
                .orElse("both models are equally good");
        canvas.text(x + LEFT, y + 38, facts, 11, false, Anchor.START, Ink.FAINT);
        axes(canvas, field);
        Curve router = standing.curves().router();
        canvas.line(
                new double[] {field.x(0), field.x(1)},
                new double[] {field.y(router.first()), field.y(router.last())},
                Ink.RANDOM,
                Stroke.DASHED);
        curve(canvas, field, standing.curves().length(), Ink.LENGTH, Stroke.THIN);
        curve(canvas, field, standing.curves().oracle(), Ink.ORACLE, Stroke.DOTTED);
        curve(canvas, field, router, Ink.ROUTER, Stroke.THICK);
        standing.router().recovery().ifPresent(recovery -> {
            double gap = router.last() - router.first();
            dot(canvas, field, recovery.exact().cpt50(), router.first() + 0.5 * gap);
            dot(canvas, field, recovery.exact().cpt80(), router.first() + 0.8 * gap);
        });
    }

    private static void axes(Canvas canvas, Field field) {
        for (int tenths = 0; tenths <= 10; tenths += 2) {
            double x = field.x(tenths / 10.0);
            canvas.line(new double[] {x, x}, new double[] {field.bottom(), field.bottom() + 4}, Ink.FAINT, Stroke.HAIR);
            canvas.text(x, field.bottom() + 18, tenths * 10 + " %", 11, false, Anchor.MIDDLE, Ink.FAINT);
        }
        for (double tick : field.ticks()) {
            double y = field.y(tick);
            canvas.line(new double[] {field.x(0), field.x(1)}, new double[] {y, y}, Ink.GRID, Stroke.HAIR);
            canvas.text(field.x(0) - 8, y + 4, percent(tick), 11, false, Anchor.END, Ink.FAINT);
        }
        canvas.text(field.x(0.5), field.bottom() + 35, "strong calls", 11, false, Anchor.MIDDLE, Ink.FAINT);
    }

    private static void curve(Canvas canvas, Field field, Curve curve, Ink ink, Stroke stroke) {
        Curve drawn = curve.shares().length > POINTS ? curve.binned(POINTS) : curve;
        canvas.line(
                Arrays.stream(drawn.shares()).map(field::x).toArray(),
                Arrays.stream(drawn.values()).map(field::y).toArray(),
                ink,
                stroke);
    }

    private static void dot(Canvas canvas, Field field, double share, double quality) {
        canvas.dot(field.x(share), field.y(quality), 5, Ink.ROUTER);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String shortened(String name) {
        return name.length() <= 48 ? name : name.substring(0, 47) + "…";
    }

    /** Where the curves of one panel are drawn, and what of quality is seen there. */
    private static final class Field {
        private final double left;
        private final double top;
        private final double width;
        private final double height;
        private final double lowest;
        private final double highest;
        private final double step;

        Field(Standing standing, double left, double top, double width, double height) {
            this.left = left;
            this.top = top;
            this.width = width;
            this.height = height;
            double low = Double.MAX_VALUE;
            double high = -Double.MAX_VALUE;
            for (Curve curve : List.of(
                    standing.curves().router(),
                    standing.curves().length(),
                    standing.curves().oracle())) {
                low = Math.min(low, Arrays.stream(curve.values()).min().orElse(0));
                high = Math.max(high, Arrays.stream(curve.values()).max().orElse(1));
            }
            this.step = high - low > 0.3 ? 0.1 : high - low > 0.12 ? 0.05 : 0.02;
            this.lowest = Math.floor(low / step + 1e-9) * step;
            this.highest = Math.max(Math.ceil(high / step - 1e-9) * step, lowest + step);
        }

        double x(double share) {
            return left + share * width;
        }

        double y(double quality) {
            return top + (highest - quality) / (highest - lowest) * height;
        }

        double bottom() {
            return top + height;
        }

        double[] ticks() {
            int count = (int) Math.round((highest - lowest) / step) + 1;
            double[] ticks = new double[count];
            for (int at = 0; at < count; at++) {
                ticks[at] = lowest + at * step;
            }
            return ticks;
        }
    }
}
