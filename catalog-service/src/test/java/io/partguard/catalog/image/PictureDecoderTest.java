package io.partguard.catalog.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partguard.api.Refused;
import io.partguard.catalog.part.CatalogError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
    private static final int MOST = 1_000_000;

    private final PictureDecoder decoder = new PictureDecoder(MOST);

    private void refuses(byte[] file, CatalogError code) {
        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpeg, JPEG", "gif, GIF"})
    void decodesWhatIsOnTheList(String written, ImageFormat format) {
        Picture picture = decoder.decode(ImageFiles.file(ImageFiles.drawn(1), written));
        assertThat(picture.format()).isEqualTo(format);
        assertThat(picture.width()).isEqualTo(320);
        assertThat(picture.height()).isEqualTo(240);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<html><script>alert(1)</script></html>",
                "%PDF-1.7",
                "RIFF\0\0\0\0WEBPVP8 ",
                "BM\0\0\0\0",
                "II*\0",
                "PK\3\4",
                "",
                "G"
            })
    void refusesWhatIsNotOnTheListWhateverItIsCalled(String start) {
        refuses(ImageFiles.text(start), CatalogError.IMAGE_FORMAT_UNSUPPORTED);
    }

    @Test
    void refusesAPictureByItsSizeBeforeItsPixels() {
        refuses(ImageFiles.claiming(ImageFiles.png(1), 1001, 1000), CatalogError.IMAGE_TOO_LARGE);
        refuses(ImageFiles.claiming(ImageFiles.png(1), 50_000, 50_000), CatalogError.IMAGE_TOO_LARGE);
        refuses(
                ImageFiles.claiming(ImageFiles.png(1), Integer.MAX_VALUE, Integer.MAX_VALUE),
                CatalogError.IMAGE_TOO_LARGE);
        byte[] gif = ImageFiles.file(ImageFiles.drawn(1), "gif");
        int frame = descriptor(gif);
        Arrays.fill(gif, frame + 5, frame + 9, (byte) 0xFF);
        refuses(gif, CatalogError.IMAGE_TOO_LARGE);
    }

    /** Where the first frame of a GIF says how large it is. */
    private static int descriptor(byte[] gif) {
        for (int i = 13 + 3 * (1 << ((gif[10] & 7) + 1)); i < gif.length; i++) {
            if (gif[i] == ',' && gif[i + 1] == 0 && gif[i + 2] == 0 && gif[i + 3] == 0 && gif[i + 4] == 0) {
                return i;
            }
        }
        throw new IllegalStateException("no frame");
    }

    @Test
    void inflatesNothingThatIsNotThePicture() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                deflated.write(zeros);
            }
        }
        byte[] honest = ImageFiles.png(1);
        Picture expected = decoder.decode(honest);
        for (String type : new String[] {"zTXt", "iCCP", "iTXt"}) {
            byte[] data = ImageFiles.joined(ImageFiles.text("Title\0\0"), bomb.toByteArray());
            byte[] packed = ImageFiles.withChunk(honest, ImageFiles.chunk(type, data));
            assertThat(decoder.decode(packed)).as(type).isEqualTo(expected);
        }
    }

    @Test
    void refusesAJpegOfManyScans() {
        byte[] jpeg = ImageFiles.file(ImageFiles.drawn(1), "jpeg");
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
        byte[][] scans = new byte[1000][];
        Arrays.fill(scans, scan);
        refuses(
                ImageFiles.joined(Arrays.copyOf(jpeg, jpeg.length - 2), ImageFiles.joined(scans)),
                CatalogError.IMAGE_UNREADABLE);
    }

    @Test
    void takesAPolyglotForThePictureThatItIs() {
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] honest = ImageFiles.file(ImageFiles.drawn(1), format);
            byte[] polyglot = ImageFiles.joined(honest, ImageFiles.text("<html><script>alert(1)</script>PK\3\4"));
            assertThat(decoder.decode(polyglot)).as(format).isEqualTo(decoder.decode(honest));
        }
    }

    @Test
    void answersEveryBrokenFileWithACode() {
        Random random = new Random(4);
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] honest = ImageFiles.file(ImageFiles.drawn(1), format);
            for (int i = 0; i < 400; i++) {
                byte[] broken = Arrays.copyOf(honest, 10 + random.nextInt(honest.length - 10));
                for (int hit = random.nextInt(20); hit > 0; hit--) {
                    broken[8 + random.nextInt(broken.length - 8)] = (byte) random.nextInt();
                }
                decodesOrRefuses(broken);
            }
        }
    }

    private void decodesOrRefuses(byte[] file) {
        try {
            assertThat(decoder.decode(file).width()).isPositive();
        } catch (Refused refused) {
            assertThat(refused.code()).isIn(CatalogError.IMAGE_UNREADABLE, CatalogError.IMAGE_TOO_LARGE);
        }
    }

    @Test
    void seesGreyAsTheSameColoursInGrey() {
        BufferedImage colours = ImageFiles.drawn(3);
        BufferedImage grey = new BufferedImage(320, 240, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                int rgb = colours.getRGB(x, y);
                int light = ((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114 + 500) / 1000;
                grey.getRaster().setSample(x, y, 0, light);
            }
        }
        assertThat(decoder.decode(ImageFiles.file(grey, "png")).hash())
                .isEqualTo(decoder.decode(ImageFiles.file(colours, "png")).hash());
    }

    @Test
    void laysWhatIsTransparentOnWhite() {
        BufferedImage transparent = new BufferedImage(320, 240, BufferedImage.TYPE_INT_ARGB);
        BufferedImage white = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (BufferedImage image : new BufferedImage[] {transparent, white}) {
            Graphics2D graphics = image.createGraphics();
            if (image == white) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, 320, 240);
            }
            graphics.setColor(Color.RED);
            graphics.fillRect(40, 50, 100, 60);
            graphics.dispose();
        }
        assertThat(decoder.decode(ImageFiles.file(transparent, "png")).hash())
                .isEqualTo(decoder.decode(ImageFiles.file(white, "png")).hash());
    }

    @Test
    void keepsAPictureOfAnyShapeSmall() {
        BufferedImage ribbon = new BufferedImage(90_000, 11, BufferedImage.TYPE_BYTE_GRAY);
        ribbon.getRaster().setSample(45_000, 5, 0, 255);
        Picture picture = decoder.decode(ImageFiles.file(ribbon, "png"));
        assertThat(picture.width()).isEqualTo(90_000);
        BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(decoder.decode(ImageFiles.file(dot, "png")).hash().isBlank()).isTrue();
    }
}
