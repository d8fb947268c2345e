package io.partguard.catalog.importing.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CatalogueXmlTest {
    private static final String PIES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <PIES xmlns="http://www.autocare.org">
              <Header><PIESVersion>7.2</PIESVersion><SubmissionType>FULL</SubmissionType><LanguageCode>EN</LanguageCode></Header>
              <Items>
                <Item MaintenanceType="A">
                  <ItemLevelGTIN GTINQualifier="UP">09521234500018</ItemLevelGTIN>
                  <PartNumber>W 400-1</PartNumber>
                  <BrandAAIAID>ZZZZ</BrandAAIAID>
                  <BrandLabel>Westhang</BrandLabel>
                  <ItemEffectiveDate>2026-01-01</ItemEffectiveDate>
                  <MinimumOrderQuantity UOM="EA">2</MinimumOrderQuantity>
                  <PartTerminologyID>99999</PartTerminologyID>
                  <Descriptions>
                    <Description DescriptionCode="DES" LanguageCode="DE">Bremsbelag</Description>
                    <Description DescriptionCode="DES" LanguageCode="EN">Brake pad</Description>
                    <Description DescriptionCode="MKT" LanguageCode="EN">Stops &amp; stays</Description>
                  </Descriptions>
                  <ExtendedInformation>
                    <ExtendedProductInformation EXPICode="CTO">DE</ExtendedProductInformation>
                    <ExtendedProductInformation EXPICode="HTS">87083091</ExtendedProductInformation>
                  </ExtendedInformation>
                  <Packages><Package><PackageUOM>EA</PackageUOM><QuantityofEaches>4</QuantityofEaches></Package></Packages>
                  <HazardousMaterialCode>N</HazardousMaterialCode>
                  <PartInterchangeInfo>
                    <PartInterchange BrandLabel="Auto: Werk" QualityGradeLevel="2">
                      <PartNumber InterchangeQuantity="2" UOM="EA">9Z0 1</PartNumber><PartNumber>9Z0 2</PartNumber>
                    </PartInterchange>
                  </PartInterchangeInfo>
                  <DigitalAssets>
                    <DigitalFileInformation><FileName>a.pdf</FileName><FileType>PDF</FileType></DigitalFileInformation>
                    <DigitalFileInformation><FileName>a.jpg</FileName><FileType>JPG</FileType></DigitalFileInformation>
                  </DigitalAssets>
                </Item>
                <Item MaintenanceType="D"><PartNumber>W 400-0</PartNumber><BrandAAIAID>ZZZZ</BrandAAIAID></Item>
              </Items>
              <Trailer><ItemCount>2</ItemCount><TransactionDate>2026-11-01</TransactionDate></Trailer>
            </PIES>
            """;

    private static final String BMECAT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE BMECAT SYSTEM "bmecat_new_catalog_1_2.dtd">
            <BMECAT version="1.2">
              <HEADER>
                <CATALOG><LANGUAGE>deu</LANGUAGE><TERRITORY>DE</TERRITORY><TERRITORY>AT</TERRITORY><MIME_ROOT>img</MIME_ROOT></CATALOG>
                <SUPPLIER><SUPPLIER_NAME>Teilehandel</SUPPLIER_NAME></SUPPLIER>
              </HEADER>
              <T_NEW_CATALOG>
                <FEATURE_SYSTEM><ARTICLE>not one</ARTICLE></FEATURE_SYSTEM>
                <ARTICLE mode="new">
                  <SUPPLIER_AID>T-1</SUPPLIER_AID>
                  <ARTICLE_DETAILS>
                    <DESCRIPTION_SHORT>Bremsbelag</DESCRIPTION_SHORT>
                    <EAN>9521234500018</EAN>
                    <MANUFACTURER_AID>W 400-1</MANUFACTURER_AID><MANUFACTURER_NAME>Westhang</MANUFACTURER_NAME>
                    <SPECIAL_TREATMENT_CLASS type="GGVS">1201</SPECIAL_TREATMENT_CLASS>
                  </ARTICLE_DETAILS>
                  <ARTICLE_FEATURES>
                    <REFERENCE_FEATURE_SYSTEM_NAME>ECLASS-5.1</REFERENCE_FEATURE_SYSTEM_NAME>
                    <REFERENCE_FEATURE_GROUP_ID>23320101</REFERENCE_FEATURE_GROUP_ID>
                  </ARTICLE_FEATURES>
                  <ARTICLE_ORDER_DETAILS><ORDER_UNIT>BOX</ORDER_UNIT><NO_CU_PER_OU>6</NO_CU_PER_OU><QUANTITY_MIN>1</QUANTITY_MIN></ARTICLE_ORDER_DETAILS>
                  <MIME_INFO><MIME><MIME_TYPE>image/jpeg</MIME_TYPE><MIME_SOURCE>a.jpg</MIME_SOURCE></MIME></MIME_INFO>
                  <ARTICLE_REFERENCE type="similar"><ART_ID_TO>S</ART_ID_TO></ARTICLE_REFERENCE>
                  <ARTICLE_REFERENCE type="followup"><ART_ID_TO>W 400-2</ART_ID_TO></ARTICLE_REFERENCE>
                </ARTICLE>
                <ARTICLE><SUPPLIER_AID>T-2</SUPPLIER_AID><ARTICLE_DETAILS><DESCRIPTION_SHORT>Schraube</DESCRIPTION_SHORT></ARTICLE_DETAILS></ARTICLE>
                <ARTICLE mode="delete"><SUPPLIER_AID>T-3</SUPPLIER_AID></ARTICLE>
              </T_NEW_CATALOG>
            </BMECAT>
            """;

    private static final String BMECAT_2005 = """
            <BMECAT version="2005.1" xmlns="http://www.bmecat.org/bmecat/2005.1">
              <HEADER><CATALOG><LANGUAGE>eng</LANGUAGE><LANGUAGE default="true">deu</LANGUAGE></CATALOG>
                <PARTIES><PARTY><PARTY_ROLE>supplier</PARTY_ROLE><ADDRESS><NAME>Teilehandel</NAME></ADDRESS></PARTY></PARTIES></HEADER>
              <T_NEW_CATALOG><PRODUCT>
                <SUPPLIER_PID>T-1</SUPPLIER_PID>
                <PRODUCT_DETAILS>
                  <DESCRIPTION_SHORT lang="eng">Brake pad</DESCRIPTION_SHORT><DESCRIPTION_SHORT lang="deu">Bremsbelag</DESCRIPTION_SHORT>
                  <INTERNATIONAL_PID type="gtin">09521234500018</INTERNATIONAL_PID>
                </PRODUCT_DETAILS>
                <PRODUCT_LOGISTIC_DETAILS><CUSTOMS_TARIFF_NUMBER><CUSTOMS_NUMBER>87083091</CUSTOMS_NUMBER></CUSTOMS_TARIFF_NUMBER>
                  <COUNTRY_OF_ORIGIN>DE</COUNTRY_OF_ORIGIN></PRODUCT_LOGISTIC_DETAILS>
              </PRODUCT></T_NEW_CATALOG>
            </BMECAT>
            """;

    private static final String ACES = """
            <ACES version="4.2">
              <Header><BrandAAIAID>ZZZZ</BrandAAIAID><SubmissionType>FULL</SubmissionType></Header>
              <App action="A" id="7">
                <BaseVehicle id="999901"/><EngineBase id="55"/><Qual id="12"><param value="2"/><text>Heavy duty</text></Qual><Qual id="13"/>
                <Note>Front axle</Note><Qty>2</Qty><PartType id="99999"/><Position id="22"/><Part>W 400-1</Part>
              </App>
              <App action="D" id="8"><Years from="2001" to="2004"/><Make id="5"/><Model id="6"/><PartType id="99999"/><Part BrandAAIAID="ZZZY">X</Part></App>
              <Footer><RecordCount>2</RecordCount></Footer>
            </ACES>
            """;

    @Test
    void readsAnItemOfPiesAndKeepsCodesAsCodes() throws Exception {
        ReadCatalogue read = ReadCatalogue.of(PIES);

        assertThat(read.standard).isEqualTo(Standard.PIES_7_2);
        Row row = read.parts.getFirst();
        assertThat(row.line()).isEqualTo(5);
        assertThat(row.get("brand")).hasValue("Westhang");
        assertThat(row.get("manufacturerCode")).hasValue("ZZZZ");
        assertThat(row.get("partNumber")).hasValue("W 400-1");
        assertThat(row.get("name")).hasValue("Brake pad");
        assertThat(row.list("names")).containsExactly("{\"language\":\"de\",\"text\":\"Bremsbelag\"}");
        assertThat(row.get("description")).hasValue("Stops & stays");
        assertThat(row.get("family")).hasValue("PCdb 99999");
        assertThat(row.get("gtin")).hasValue("09521234500018");
        assertThat(row.get("unit")).hasValue("EA");
        assertThat(row.get("minOrderQuantity")).hasValue("2");
        assertThat(row.get("packQuantity")).hasValue("4");
        assertThat(row.get("countryOfOrigin")).hasValue("DE");
        assertThat(row.get("hsCode")).hasValue("87083091");
        assertThat(row.get("hazmat")).hasValue("N");
        assertThat(row.get("validFrom")).hasValue("2026-01-01");
        assertThat(row.list("images")).containsExactly("{\"url\":\"a.jpg\"}");
        assertThat(row.list("interchanges"))
                .containsExactly(
                        "{\"brand\":\"Auto: Werk\",\"number\":\"9Z0 1\",\"quantity\":\"2\",\"grade\":\"2\"}",
                        "{\"brand\":\"Auto: Werk\",\"number\":\"9Z0 2\",\"grade\":\"2\"}");
        RowError error = row.error("gtin", "X", "x");
        assertThat(error.column()).isEqualTo("Item/ItemLevelGTIN");
        assertThat(row.error("oeNumbers", "X", "x").column()).isEqualTo("oeNumbers");
        assertThat(read.removals)
                .extracting(
                        it -> it.get("brand").orElse(""),
                        it -> it.get("partNumber").orElse(""))
                .containsExactly(tuple("ZZZZ", "W 400-0"));
    }

    @Test
    void anUpdateOfPiesThatSaysOnlyWhatChangedIsNotTakenForAWholeItem() throws Exception {
        ReadCatalogue read = ReadCatalogue.of(
                PIES.replace("FULL", "UPDATE").replaceFirst("MaintenanceType=\"A\"", "MaintenanceType=\"C\""));

        assertThat(read.parts).isEmpty();
        assertThat(read.errors).extracting(RowError::code).containsExactly("PARTIAL_ITEM");
        assertThat(read.removals).hasSize(1);
    }

    @Test
    void readsAnArticleOfBmecatUnderItsMakersNumberElseTheSuppliers() throws Exception {
        ReadCatalogue read = ReadCatalogue.of(BMECAT);

        assertThat(read.standard).isEqualTo(Standard.BMECAT_1_2);
        Row row = read.parts.getFirst();
        assertThat(row.get("brand")).hasValue("Westhang");
        assertThat(row.get("partNumber")).hasValue("W 400-1");
        assertThat(row.get("name")).hasValue("Bremsbelag");
        assertThat(row.get("gtin")).hasValue("9521234500018");
        assertThat(row.get("hazmat")).hasValue("true");
        assertThat(row.get("family")).hasValue("ECLASS-5.1 23320101");
        assertThat(row.get("unit")).hasValue("BOX");
        assertThat(row.get("packQuantity")).hasValue("6");
        assertThat(row.list("regions")).containsExactly("DE", "AT");
        assertThat(row.list("images")).containsExactly("{\"url\":\"img/a.jpg\"}");
        assertThat(row.list("supersededBy")).containsExactly("{\"partNumber\":\"W 400-2\"}");
        assertThat(row.error("gtin", "X", "x").column()).isEqualTo("ARTICLE/ARTICLE_DETAILS/EAN");
        assertThat(read.parts.get(1).get("brand")).hasValue("Teilehandel");
        assertThat(read.parts.get(1).get("partNumber")).hasValue("T-2");
        assertThat(read.removals.getFirst().get("partNumber")).hasValue("T-3");
        assertThat(read.positions).containsExactly(1L, 2L, 3L);
    }

    @Test
    void readsAProductOfBmecat2005WithItsLanguages() throws Exception {
        ReadCatalogue read = ReadCatalogue.of(BMECAT_2005);

        assertThat(read.standard).isEqualTo(Standard.BMECAT_2005);
        Row row = read.parts.getFirst();
        assertThat(row.get("brand")).hasValue("Teilehandel");
        assertThat(row.get("name")).hasValue("Bremsbelag");
        assertThat(row.list("names")).containsExactly("{\"language\":\"en\",\"text\":\"Brake pad\"}");
        assertThat(row.get("gtin")).hasValue("09521234500018");
        assertThat(row.get("hsCode")).hasValue("87083091");
    }

    @Test
    void readsApplicationsOfAcesWithTheIdsOfItsTables() throws Exception {
        ReadCatalogue read = ReadCatalogue.of(ACES);

        AcesApplication first = read.applications.getFirst();
        assertThat(first.id()).isEqualTo("7");
        assertThat(first.brand()).isEqualTo("ZZZZ");
        assertThat(first.partNumber()).isEqualTo("W 400-1");
        assertThat(first.vehicle()).containsExactly(entry("BaseVehicle", "999901"), entry("EngineBase", "55"));
        assertThat(first.qualifiers()).containsExactly("Heavy duty", "[13]");
        assertThat(first.notes()).containsExactly("Front axle");
        assertThat(first.quantity()).isEqualTo("2");
        assertThat(first.position()).isEqualTo("22");
        assertThat(first.partType()).isEqualTo("99999");
        AcesApplication second = read.applications.get(1);
        assertThat(second.delete()).isTrue();
        assertThat(second.brand()).isEqualTo("ZZZY");
        assertThat(second.fromYear()).isEqualTo("2001");
        assertThat(second.vehicle()).containsExactly(entry("Make", "5"), entry("Model", "6"));
    }

    private static java.util.Map.Entry<String, String> entry(String key, String value) {
        return java.util.Map.entry(key, value);
    }

    @Test
    void anUnknownVersionIsRefusedByNameAndNothingIsTaken() throws Exception {
        String supported = "supported: PIES 7.2, ACES 4.2, BMEcat 1.2, BMEcat 2005";
        for (String[] file : new String[][] {
            {PIES.replace(">7.2<", ">8.0<"), "PIES 8.0 is not read here"},
            {ACES.replace("\"4.2\"", "\"5.0\""), "ACES 5.0 is not read here"},
            {BMECAT.replace("version=\"1.2\"", "version=\"1.01\""), "BMEcat 1.01 is not read here"},
            {BMECAT_2005.replace("2005.1\" xmlns", "2015\" xmlns"), "BMEcat 2015 is not read here"},
            {PIES.replace("<PIESVersion>7.2</PIESVersion>", ""), "does not say which version of PIES"},
            {PIES.replaceFirst("(?s)<Header>.*</Header>", ""), "does not say which version of PIES"},
            {"<ACES/>", "does not say which version of ACES"}
        }) {
            RowError refused = ReadCatalogue.refusal(file[0]);
            assertThat(refused.code()).isEqualTo("UNSUPPORTED_VERSION");
            assertThat(refused.detail()).contains(file[1]).endsWith(supported);
        }
        assertThat(ReadCatalogue.refusal("<html/>").code()).isEqualTo("UNKNOWN_ROOT");
        assertThat(ReadCatalogue.refusal("<html/>").detail()).contains("<html>").contains("PIES 7.2");
        assertThat(ReadCatalogue.refusal("<BMECAT version='1.2'><T_UPDATE_PRICES/></BMECAT>")
                        .code())
                .isEqualTo("UNSUPPORTED_CONTENT");
    }

    @Test
    void failedItemsAreAFileOfTheSameStandard() throws Exception {
        for (String file : List.of(PIES, BMECAT, BMECAT_2005)) {
            ReadCatalogue read = ReadCatalogue.of(file);
            StringWriter out = new StringWriter();
            FailedItems failed = new FailedItems(java.util.Objects.requireNonNull(read.standard), read.head, out);
            Row row = read.parts.getFirst();
            failed.add(List.of("line 5: <BAD> -- it is bad --->"), row.raw());
            failed.add(List.of("line 9: too long to keep"), null);
            failed.end(LocalDate.of(2026, 11, 30));

            ReadCatalogue again = ReadCatalogue.of(out.toString());
            assertThat(again.standard).isEqualTo(read.standard);
            assertThat(again.head).isEqualTo(read.head);
            assertThat(again.parts).hasSize(1);
            assertThat(again.parts.getFirst().values()).isEqualTo(row.values());
            assertThat(out.toString()).contains("it is bad");
        }
        ReadCatalogue aces = ReadCatalogue.of(ACES);
        StringWriter out = new StringWriter();
        FailedItems failed = new FailedItems(Standard.ACES_4_2, aces.head, out);
        failed.add(List.of("bad"), aces.applications.getFirst().raw());
        failed.end(LocalDate.of(2026, 11, 30));
        assertThat(out.toString()).endsWith("<Footer><RecordCount>1</RecordCount></Footer></ACES>\n");
        assertThat(ReadCatalogue.of(out.toString()).applications.getFirst().vehicle())
                .isEqualTo(aces.applications.getFirst().vehicle());
    }

    @Property(tries = 1000)
    void aFileWithBytesChangedIsReadOrRefusedByName(
            @ForAll @IntRange(max = 3) int which, @ForAll @IntRange(max = 3000) int at, @ForAll byte value)
            throws Exception {
        byte[] file = List.of(PIES, BMECAT, BMECAT_2005, ACES).get(which).getBytes(StandardCharsets.UTF_8);
        file[at % file.length] = value;
        try {
            ReadCatalogue.of(file);
        } catch (UnreadableTable refused) {
            assertThat(refused.error().code()).matches("[A-Z_0-9]+");
        }
    }

    @Property(tries = 500)
    void aFileThatBreaksOffNeverLooksComplete(
            @ForAll @IntRange(max = 3) int which, @ForAll @IntRange(max = 3000) int at) throws Exception {
        String file = List.of(PIES, BMECAT, BMECAT_2005, ACES).get(which).strip();
        assertThat(ReadCatalogue.refusal(file.substring(0, at % file.length())).code())
                .isNotBlank();
    }

    @Test
    void readsTheSharedSamples() throws IOException, UnreadableTable {
        Path folder = Path.of(System.getenv().getOrDefault("PARTGUARD_DATA", "../shared/data"), "catalog");
        Path here = Files.exists(folder) ? folder : Path.of("..").resolve(folder);
        Assumptions.assumeTrue(Files.exists(here), "the shared sample catalogues are not here");
        assertThat(sample(here, "pies-7.2-synthetic.xml").parts)
                .extracting(row -> row.get("partNumber").orElse(""))
                .containsExactly("0 986 999 001", "9Z0-615-301-AA");
        assertThat(sample(here, "aces-4.2-synthetic.xml").applications).hasSize(1);
        assertThat(sample(here, "bmecat-2005.2-synthetic.xml").parts.getFirst().list("supersededBy"))
                .containsExactly("{\"partNumber\":\"0 986 999 002\"}");
        for (String file : List.of(
                "bmecat12_testdata_new_catalog",
                "bmecat12_testdata_update_products",
                "bmecat2005_testdata_new_catalog")) {
            ReadCatalogue read = sample(here, "olivere-testdata/" + file + ".golden.xml");
            assertThat(read.parts).as(file).isNotEmpty();
            assertThat(read.errors).as(file).isEmpty();
        }
        assertThat(sample(here, "naugrim-fixtures/2005.1_minimal_valid_document.xml").parts)
                .isEmpty();
    }

    private static ReadCatalogue sample(Path folder, String name) throws IOException, UnreadableTable {
        return ReadCatalogue.of(Files.readAllBytes(folder.resolve(name)));
    }
}
