package io.partguard.catalog.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the answer of a search or a multi-search token by token; anything but whole answers is an error. */
final class SearchAnswers {
    private static final JsonFactory JSON = new JsonFactory();

    private SearchAnswers() {}

    static List<List<Hit>> read(byte[] body) throws IOException {
        List<List<Hit>> answers = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean responses = json.currentName().equals("responses");
                json.nextToken();
                if (!responses) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    answers.add(response(json, 0));
                }
            }
            return answers;
        } catch (JacksonException e) {
            throw new IOException("an answer that cannot be read", e);
        }
    }

    /** The same of one search. @param status the answer's, as HTTP has it */
    static List<Hit> readOne(int status, byte[] body) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            return response(json, status);
        } catch (JacksonException e) {
            throw new IOException("an answer that cannot be read", e);
        }
    }

    /** @param said the status where the answer does not say it itself */
    private static List<Hit> response(JsonParser json, int said) throws IOException {
        List<Hit> hits = new ArrayList<>();
        int status = said;
        // An answer that does not say that it is whole is none.
        boolean inTime = false;
        boolean byAll = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "status" -> status = json.getIntValue();
                case "timed_out" -> inTime = value == JsonToken.VALUE_FALSE;
                case "_shards" -> byAll = failed(json) == 0;
                case "hits" -> hits(json, hits);
                default -> json.skipChildren();
            }
        }
        boolean whole = inTime && byAll;
        if (status != 200 || !whole) {
            throw new IOException("a search was answered with status " + status + (whole ? "" : ", not by all shards"));
        }
        return hits;
    }

    private static int failed(JsonParser json) {
        int failed = 1;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals("failed");
            json.nextToken();
            if (wanted) {
                failed = json.getIntValue();
            } else {
                json.skipChildren();
            }
        }
        return failed;
    }

    private static void hits(JsonParser json, List<Hit> into) throws IOException {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals("hits");
            json.nextToken();
            if (!wanted) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                into.add(hit(json));
            }
        }
    }

    private static Hit hit(JsonParser json) throws IOException {
        double score = 0;
        long no = -1;
        int revision = -1;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("_score")) {
                score = value == JsonToken.VALUE_NULL ? 0 : json.getDoubleValue();
            } else if (name.equals("fields")) {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String field = json.currentName();
                    Long number = firstNumber(json);
                    if (number != null && field.equals(IndexFields.NO)) {
                        no = number;
                    } else if (number != null && field.equals(IndexFields.REVISION)) {
                        revision = number.intValue();
                    }
                }
            } else {
                json.skipChildren();
            }
        }
        if (no < 0 || revision < 0) {
            throw new IOException("a hit without its number");
        }
        return new Hit(no, revision, score);
    }

    private static @Nullable Long firstNumber(JsonParser json) {
        Long first = null;
        if (json.nextToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                first = first == null ? Long.valueOf(json.getLongValue()) : first;
            }
        }
        return first;
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException("an answer that is no object");
        }
    }
}
