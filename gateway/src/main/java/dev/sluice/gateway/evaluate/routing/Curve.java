package dev.sluice.gateway.evaluate.routing;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Quality over the share of strong calls, straight between its points.
 *
 * @param shares from 0 to 1, never falling
 * @param values the quality, or what was made of it, at each share; as many
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package alone
record Curve(double[] shares, double[] values) {

    /** Questions with the same score go to the strong model together: one straight piece of the curve. */
    static Curve of(Traffic traffic) {
        int n = traffic.size();
        double all = 0;
        for (int at = 0; at < n; at++) {
            all += traffic.weight(at);
        }
        double[] shares = new double[n + 1];
        double[] values = new double[n + 1];
        double share = 0;
        double quality = traffic.localQuality();
        values[0] = quality;
        int points = 1;
        for (int at = 0; at < n; at++) {
            share += traffic.weight(at) / all;
            quality += (traffic.strong(at) - traffic.local(at)) * traffic.weight(at) / all;
            boolean last = at + 1 == n || traffic.score(at + 1) != traffic.score(at);
            if (last) {
                shares[points] = Math.min(share, 1);
                values[points++] = quality;
            }
        }
        shares[points - 1] = 1;
        return new Curve(Arrays.copyOf(shares, points), Arrays.copyOf(values, points));
    }

    double first() {
        return values[0];
    }

    double last() {
        return values[values.length - 1];
    }

    double area() {
        double area = 0;
        for (int at = 1; at < shares.length; at++) {
            area += (shares[at] - shares[at - 1]) * (values[at - 1] + values[at]) / 2;
        }
        return area;
    }

    /** The share at which the curve first reaches a value; 1 if it never does. */
    double firstReaches(double value) {
        if (values[0] >= value) {
            return 0;
        }
        for (int at = 1; at < shares.length; at++) {
            if (values[at] >= value) {
                double rise = values[at] - values[at - 1];
                double width = shares[at] - shares[at - 1];
                return rise == 0 ? shares[at] : shares[at - 1] + width * (value - values[at - 1]) / rise;
            }
        }
        return 1;
    }

    /** The same shares with other values. */
    Curve map(DoubleUnaryOperator change) {
        return new Curve(shares, Arrays.stream(values).map(change).toArray());
    }

    /** The curve as seen at the ends of equal bins. */
    Curve binned(int bins) {
        double[] ends = new double[bins + 1];
        double[] seen = new double[bins + 1];
        int piece = 0;
        for (int bin = 0; bin <= bins; bin++) {
            ends[bin] = (double) bin / bins;
            while (piece + 2 < shares.length && shares[piece + 1] < ends[bin]) {
                piece++;
            }
            double width = shares[piece + 1] - shares[piece];
            double part = width == 0 ? 0 : Math.clamp((ends[bin] - shares[piece]) / width, 0, 1);
            seen[bin] = values[piece] + (values[piece + 1] - values[piece]) * part;
        }
        return new Curve(ends, seen);
    }
}
