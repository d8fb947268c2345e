package io.partguard.catalog.index;

import io.partguard.identity.Ids;
import io.partguard.identity.PartNumber;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Settings and mapping of the index. Nothing but what every Elasticsearch has: no plugins. */
final class IndexMapping {
    /** Raise it with every change below or of what {@link IndexDocument} writes; it is part of the index's name and hash. */
    static final int VERSION = 5;

    /**
     * BM25 for short texts: measured on two real catalogues, length says a little less in a title than in a text. Words
     * are indexed whole and in their letters and digits, since one shop writes 500GB and the next 500 GB. Codes
     * count the same each (boolean similarity). The search box has the name and the family apart, with the usual BM25: there
     * a short name that is all of the query is worth more than a long one with it. The source is not kept: the record is PostgreSQL. Nothing is refreshed
     * but by the indexer, so that what can be found is exactly what the revision says.
     */
    private static final String BODY = """
            "mappings": {
              "dynamic": "strict",
              "_source": {"enabled": false},
              "properties": {
                "no": {"type": "long", "index": false},
                "revision": {"type": "integer", "index": false},
                "brand": {"type": "keyword"},
                "family": {"type": "keyword"},
                "status": {"type": "keyword"},
                "regions": {"type": "keyword"},
                "makes": {"type": "keyword"},
                "models": {"type": "keyword"},
                "identity": {"type": "keyword", "doc_values": false},
                "normalized": {"type": "keyword", "doc_values": false},
                "withoutLeadingZeros": {"type": "keyword", "doc_values": false},
                "withoutPrefix": {"type": "keyword", "doc_values": false},
                "folded": {"type": "keyword", "doc_values": false},
                "reversed": {"type": "keyword", "doc_values": false},
                "editKeys": {"type": "keyword", "doc_values": false},
                "gtin": {"type": "keyword", "doc_values": false},
                "oeNumbers": {"type": "keyword", "doc_values": false},
                "interchanges": {"type": "keyword", "doc_values": false},
                "name": {"type": "text", "analyzer": "stems", "index_options": "freqs"},
                "familyWords": {"type": "text", "analyzer": "stems", "index_options": "freqs"},
                "text": {"type": "text", "analyzer": "words", "similarity": "short", "index_options": "freqs"},
                "names": {"type": "text", "analyzer": "words", "similarity": "short", "index_options": "freqs"},
                "descriptions": {"type": "text", "analyzer": "words", "similarity": "short", "index_options": "freqs"},
                "codes": {
                  "type": "text", "analyzer": "whitespace", "similarity": "boolean", "index_options": "docs", "norms": false
                }
              }""";

    private static final String SETTINGS = """
            "analysis": {
              "filter": {
                "plural": {"type": "stemmer", "language": "minimal_english"},
                "pieces": {"type": "word_delimiter", "preserve_original": true, "split_on_case_change": false}
              },
              "analyzer": {
                "words": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase", "asciifolding", "pieces"]},
                "stems": {"type": "custom", "tokenizer": "standard", "filter": ["lowercase", "asciifolding", "plural"]}
              }
            },
            "similarity": {"short": {"type": "BM25", "k1": 1.2, "b": 0.5}}
            """;

    private IndexMapping() {}

    /** Of everything that decides what is found, as far as the index does. */
    static String hash() {
        byte[] bytes = (VERSION + SETTINGS + BODY).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Ids.sha256().digest(bytes), 0, 8);
    }

    /** The body of the request that makes an index that is being built: no replicas, no refresh. */
    static String createBody(int shards, String door) {
        return """
                {"settings": {"number_of_shards": %d, "number_of_replicas": 0, "refresh_interval": "-1", %s}, %s,
                "_meta": {"mapping": %d, "mappingHash": "%s", "normaliser": %d}}, "aliases": {"%s": {}}}
                """.formatted(shards, SETTINGS, BODY, VERSION, hash(), PartNumber.VERSION, door);
    }
}
