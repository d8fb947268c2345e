package io.partguard.detection.judging.listing;

import io.partguard.detection.judging.text.Token;
import io.partguard.detection.judging.text.Tokenizer;
import java.util.List;

/** The words of a listing, split once for everybody who reads them. */
public record ListingText(List<Token> title, List<Token> description, List<Token> brand) {

    public static ListingText of(Listing listing) {
        return new ListingText(
                Tokenizer.words(listing.title()),
                Tokenizer.words(listing.description()),
                Tokenizer.words(listing.brand()));
    }
}
