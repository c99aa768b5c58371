package dev.sluice.gateway.evaluate.routing;

/**
 * What a picture is drawn on. Lengths are in pixels from the upper left; a text's place is its base line. What a colour
 * is called is the ink's business: an SVG has two sets of colours, for light and for dark surroundings.
 */
interface Canvas {
    /** What something is drawn with. */
    enum Ink {
        TEXT("#1f2328", "#e6edf3"),
        FAINT("#656d76", "#9198a1"),
        GRID("#d8dee4", "#30363d"),
        ROUTER("#0b62c4", "#6cb6ff"),
        ORACLE("#1a7f37", "#57ab5a"),
        LENGTH("#bc4c00", "#e0823d"),
        RANDOM("#656d76", "#9198a1"),
        PAPER("#ffffff", "#0d1117");

        private final String light;
        private final String dark;

        Ink(String light, String dark) {
            this.light = light;
            this.dark = dark;
        }

        String light() {
            return light;
        }

        String dark() {
            return dark;
        }
    }

    /** How a line is drawn. */
    enum Stroke {
        HAIR(1, 0, 0),
        THIN(1.6, 0, 0),
        THICK(2.8, 0, 0),
        DASHED(1.6, 6, 5),
        DOTTED(1.8, 1.6, 4.2);

        private final double width;
        private final double dash;
        private final double gap;

        Stroke(double width, double dash, double gap) {
            this.width = width;
            this.dash = dash;
            this.gap = gap;
        }

        double width() {
            return width;
        }

        boolean broken() {
            return gap > 0;
        }

        double dash() {
            return dash;
        }

        double gap() {
            return gap;
        }
    }

    /** Which end of a text, or its middle, is at the place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Straight from point to point. */
    void line(double[] xs, double[] ys, Ink ink, Stroke stroke);

    void dot(double x, double y, double radius, Ink ink);

    /** @param size height of the type */
    void text(double x, double y, String text, double size, boolean bold, Anchor anchor, Ink ink);
}
