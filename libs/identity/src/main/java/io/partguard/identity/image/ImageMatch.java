package io.partguard.identity.image;

/**
 * How a picture is a copy of another.
 *
 * @param distance 0 for the same details to 1 for none in common
 * @param mirrored whether it shows the other mirrored left to right, before it is turned
 * @param turned degrees clockwise by which it shows the other turned, above −180 and up to 180
 * @param shown what it shows of the other
 */
public record ImageMatch(double distance, boolean mirrored, int turned, Part shown) {

    /** The smallest upright part of a picture that holds all that is shown; 0 is left or top, 1 right or bottom. */
    public record Part(double left, double top, double right, double bottom) {}

    /** @param aspect of the copy, {@code otherAspect} of what it is a copy of */
    static ImageMatch of(double distance, Placement placement, double aspect, double otherAspect) {
        double xx = placement.xx() * otherAspect / aspect;
        double xy = placement.xy() * otherAspect;
        double yx = placement.yx() / aspect;
        double yy = placement.yy();
        boolean mirrored = xx * yy - xy * yx < 0;
        // The copy is the other mirrored, then turned: mirroring undone, the turning nearest to what is left.
        double sign = mirrored ? -1 : 1;
        int degrees = (int) Math.round(Math.toDegrees(Math.atan2(sign * xy - yx, sign * xx + yy)));
        return new ImageMatch(
                Math.round(distance * 1e4) / 1e4, mirrored, degrees == -180 ? 180 : degrees, part(placement));
    }

    private static Part part(Placement placement) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = placement.x(corner & 1, corner >> 1);
            double y = placement.y(corner & 1, corner >> 1);
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new Part(inside(left), inside(top), inside(right), inside(bottom));
    }

    private static double inside(double value) {
        return Math.round(Math.clamp(value, 0, 1) * 100) / 100.0;
    }
}
