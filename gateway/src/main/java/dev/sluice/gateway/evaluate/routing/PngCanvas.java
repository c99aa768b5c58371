package dev.sluice.gateway.evaluate.routing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Paints into an image of twice the size, in the light colours. Needs no screen, but a font. */
final class PngCanvas implements Canvas {
    private static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngCanvas(int width, int height) {
        System.setProperty("java.awt.headless", "true");
        image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        graphics.setColor(colour(Ink.PAPER));
        graphics.fillRect(0, 0, width, height);
    }

    @Override
    public void line(double[] xs, double[] ys, Ink ink, Stroke stroke) {
        Path2D path = new Path2D.Double();
        path.moveTo(xs[0], ys[0]);
        for (int at = 1; at < xs.length; at++) {
            path.lineTo(xs[at], ys[at]);
        }
        float width = (float) stroke.width();
        float[] pattern = {(float) stroke.dash(), (float) stroke.gap()};
        graphics.setStroke(
                stroke.broken()
                        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0)
                        : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(colour(ink));
        graphics.draw(path);
    }

    @Override
    public void dot(double x, double y, double radius, Ink ink) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(colour(ink));
        graphics.fill(circle);
        graphics.setColor(colour(Ink.PAPER));
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(circle);
    }

    @Override
    public void text(double x, double y, String text, double size, boolean bold, Anchor anchor, Ink ink) {
        graphics.setFont(new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size));
        graphics.setColor(colour(ink));
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        graphics.drawString(text, (float) left, (float) y);
    }

    byte[] bytes() throws IOException {
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static Color colour(Ink ink) {
        return Color.decode(ink.light());
    }
}
