package io.partguard.bench.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Parts of a made-up brand as lines of NDJSON, about .8 KB each: the same seed and number give the same line. */
final class MadeParts {
    private static final String[] WORDS =
            ("brake disc pad caliper front rear axle left right ventilated coated seal ring"
                            + " gasket filter oil air fuel cabin element housing pump water timing belt chain tensioner pulley bolt"
                            + " washer nut stud bearing wheel hub shaft joint boot clamp hose pipe radiator cooler fan motor switch"
                            + " sensor lamp bulb mirror glass door handle lock hinge wiper blade arm linkage clutch plate cover"
                            + " spring damper strut mount bush lever rod tie end steering rack column piston liner valve guide seat"
                            + " rocker camshaft crankshaft flywheel starter alternator regulator relay fuse harness connector kit"
                            + " repair set steel rubber aluminium cast forged diameter thickness length with without for engine"
                            + " gearbox transmission differential chassis body cab from model year series heavy duty standard")
                    .split(" ");

    private final String brand;
    private final int seed;

    MadeParts(String brand, int seed) {
        this.brand = brand;
        this.seed = seed;
    }

    static String number(int i) {
        return "MB %03d %03d %03d".formatted(i / 1_000_000, i / 1000 % 1000, i % 1000);
    }

    /** @param edition another one is another name for the same part */
    String line(int i, int edition) {
        Random random = new Random(seed * 1_000_003L + i);
        StringBuilder line = new StringBuilder(900);
        line.append("{\"brand\":\"")
                .append(brand)
                .append("\",\"partNumber\":\"")
                .append(number(i))
                .append("\",\"name\":\"");
        words(random, 5, line);
        line.append(edition == 0 ? "" : " ed " + edition).append("\",\"description\":\"");
        words(random, 75, line);
        line.append("\",\"family\":\"").append(WORDS[random.nextInt(20)]).append("\",\"oeNumbers\":[\"A ");
        line.append(String.format(Locale.ROOT, "%010d", Math.abs(random.nextLong() % 10_000_000_000L)));
        return line.append("\"],\"packQuantity\":")
                .append(1 + random.nextInt(9))
                .append(",\"status\":\"ACTIVE\"}\n")
                .toString();
    }

    private static void words(Random random, int count, StringBuilder into) {
        for (int i = 0; i < count; i++) {
            into.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
    }

    /** Every part once; of each hundred the first so many in another edition. */
    Path write(Path file, int parts, int changedOfHundred) throws IOException {
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < parts; i++) {
                out.write(line(i, i % 100 < changedOfHundred ? 1 : 0).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** The same without a file, for sizes that nobody wants on a disk. */
    InputStream stream(int parts) {
        return new InputStream() {
            private byte[] line = {};
            private int at;
            private int next;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (at == line.length) {
                    if (next == parts) {
                        return -1;
                    }
                    line = line(next++, 0).getBytes(StandardCharsets.UTF_8);
                    at = 0;
                }
                int n = Math.min(length, line.length - at);
                System.arraycopy(line, at, into, from, n);
                at += n;
                return n;
            }
        };
    }
}
