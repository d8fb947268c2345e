package io.partguard.detection.judging.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableFeaturesTest {
    private static final Table LEFT = new Table(
            List.of("Title", "Brand", "Price"),
            List.of(
                    List.of("Velmer kettle KX-200 1.7 l black", "Velmer", "24.90"),
                    List.of("Velmer kettle KX-300 1.2 l white", "Velmer", "19.90"),
                    List.of("Ostrow desk lamp L9 40 w", "Ostrow", "")));
    private static final Table RIGHT = new Table(
            List.of("title", "brand", "price", "stock"),
            List.of(
                    List.of("kettle kx200, 1.7l, by velmer", "", "2490", "3"),
                    List.of("kettle kx300 1.2l velmer", "VELMER", "18.90", "1"),
                    List.of("lamp", "Ostrow AB", "12", "")));
    private static final TableFeatures FEATURES = new TableFeatures(LEFT, RIGHT);

    private static double value(String name, int left, int right) {
        return FEATURES.of(left, right)[FEATURES.names().indexOf(name)];
    }

    @Test
    void comparesTheColumnsThatBothHaveWhateverTheirCase() {
        assertThat(FEATURES.names())
                .contains("title.words.cosine", "brand.equal", "price.ratio")
                .noneMatch(name -> name.startsWith("stock"))
                .doesNotHaveDuplicates();
        assertThat(FEATURES.of(1, 2)).hasSize(FEATURES.names().size());
    }

    @Test
    void findsIdentifiersAcrossSeparators() {
        assertThat(value("title.id.shared", 0, 0)).isEqualTo(5);
        assertThat(value("title.id.shared", 0, 1)).isZero();
        assertThat(value("title.id.shape", 0, 1)).isEqualTo(5);
    }

    @Test
    void measuresAgreeByUnitWhereverTheSpaceIs() {
        assertThat(value("title.measures.agree", 0, 0)).isEqualTo(1);
        assertThat(value("title.measures.conflict", 0, 1)).isEqualTo(1);
    }

    @Test
    void aPriceWithoutItsPointIsSeenAndNoPriceIsMissing() {
        assertThat(value("price.apart", 0, 0)).isCloseTo(Math.log(100), within(1e-9));
        assertThat(value("price.apart.cents", 0, 0)).isCloseTo(0, within(1e-9));
        assertThat(value("price.ratio", 2, 2)).isNaN();
    }

    @Test
    void aBlankCellIsMissingAndNoDifference() {
        assertThat(value("brand.equal", 0, 0)).isNaN();
        assertThat(value("brand.blank", 0, 0)).isEqualTo(2);
        assertThat(value("brand.equal", 1, 1)).isEqualTo(1);
    }

    @Test
    void theRightRowLeadsTheOthers() {
        assertThat(value("near.right.lead", 1, 1)).isPositive();
        assertThat(value("near.right.lead", 1, 0)).isNegative();
        assertThat(FEATURES.nearest(1, 1)).containsExactly(1);
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        List<List<String>> rows = new ArrayList<>(RIGHT.rows());
        Collections.reverse(rows);
        TableFeatures turned = new TableFeatures(LEFT, new Table(RIGHT.columns(), rows));
        IntStream.range(0, 3)
                .forEach(left -> IntStream.range(0, 3)
                        .forEach(right -> assertThat(turned.of(left, 2 - right)).isEqualTo(FEATURES.of(left, right))));
    }

    @Test
    void tablesWithoutTextInCommonAreRefused() {
        assertThatThrownBy(() -> new TableFeatures(new Table(List.of("a"), List.of(List.of("x"))), RIGHT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
