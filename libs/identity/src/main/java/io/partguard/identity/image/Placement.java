package io.partguard.identity.image;

/**
 * Where a picture lies in another: a point (x, y) of it, each 0 to 1, is the other's point
 * {@code (xx·(x−½) + xy·(y−½) + left, yx·(x−½) + yy·(y−½) + top)}.
 */
public record Placement(double xx, double xy, double yx, double yy, double left, double top) {

    private static final double LARGEST_SHARE = 65_535;

    double x(double x, double y) {
        return xx * (x - .5) + xy * (y - .5) + left;
    }

    double y(double x, double y) {
        return yx * (x - .5) + yy * (y - .5) + top;
    }

    Placement moved(double right, double down) {
        return new Placement(xx, xy, yx, yy, left + right, top + down);
    }

    /** Stretched along the picture's own axes about its middle. */
    Placement stretched(double across, double along) {
        return new Placement(xx * across, xy * along, yx * across, yy * along, left, top);
    }

    /** Turned about its middle, in a picture whose width is {@code aspect} times its height. */
    Placement turned(double radians, double aspect) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return new Placement(
                cos * xx - sin / aspect * yx,
                cos * xy - sin / aspect * yy,
                sin * aspect * xx + cos * yx,
                sin * aspect * xy + cos * yy,
                left,
                top);
    }

    /**
     * Where the picture, of which this is a view, lies in another picture, where the view laid in one of the eight ways
     * shows what {@code view} shows of that picture.
     */
    Placement onto(int symmetry, Placement view) {
        double[] laid = Symmetry.matrix(symmetry);
        Placement turned = new Placement(laid[0], laid[1], laid[2], laid[3], .5, .5);
        return inverse().then(turned).then(view);
    }

    private Placement then(Placement next) {
        return new Placement(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                next.x(left, top),
                next.y(left, top));
    }

    /** Where the other lies in this one: the same relation seen from the other side. */
    Placement inverse() {
        double determinant = xx * yy - xy * yx;
        double axx = yy / determinant;
        double axy = -xy / determinant;
        double ayx = -yx / determinant;
        double ayy = xx / determinant;
        double x = .5 - left;
        double y = .5 - top;
        return new Placement(axx, axy, ayx, ayy, axx * x + axy * y + .5, ayx * x + ayy * y + .5);
    }

    /** An upright window as one number, exact to 1/65536 of a side. */
    long packed() {
        return share(left - xx / 2) << 48
                | share(top - yy / 2) << 32
                | share(left + xx / 2) << 16
                | share(top + yy / 2);
    }

    static Placement unpacked(long packed) {
        double fromX = (packed >>> 48) / LARGEST_SHARE;
        double fromY = (packed >>> 32 & 0xFFFF) / LARGEST_SHARE;
        double toX = (packed >>> 16 & 0xFFFF) / LARGEST_SHARE;
        double toY = (packed & 0xFFFF) / LARGEST_SHARE;
        return new Placement(toX - fromX, 0, 0, toY - fromY, (fromX + toX) / 2, (fromY + toY) / 2);
    }

    private static long share(double value) {
        return Math.round(Math.clamp(value, 0, 1) * LARGEST_SHARE);
    }
}
