package io.partguard.catalog.image.web;

import io.partguard.catalog.image.ImageLookup.Found;
import io.partguard.catalog.image.ImageLookup.Match;
import io.partguard.catalog.image.ImageLookup.ShownBy;
import io.partguard.identity.image.ImageMatch;
import java.util.List;

/**
 * @param hash what the picture looks like, to be asked about again without its bytes
 * @param blank it shows too little to be a copy of anything, so it was not compared
 * @param matches nearest first; none: it is no copy of a catalogue picture
 */
record LookupAnswer(String ref, String hash, boolean blank, List<Copied> matches) {

    /**
     * A catalogue picture of which it is a copy.
     *
     * @param distance 0 (the same details) to 1
     * @param mirrored it shows the catalogue picture mirrored left to right before it is turned
     * @param turned degrees clockwise
     * @param shown what part of the catalogue picture it shows; 0 is left or top, 1 right or bottom
     * @param parts that show the catalogue picture
     */
    record Copied(
            String sha256,
            String url,
            double distance,
            boolean mirrored,
            int turned,
            ImageMatch.Part shown,
            List<ShownBy> parts) {

        static Copied of(Match match) {
            return new Copied(
                    match.sha256(),
                    "/api/v1/images/" + match.sha256(),
                    match.how().distance(),
                    match.how().mirrored(),
                    match.how().turned(),
                    match.how().shown(),
                    match.parts());
        }
    }

    static LookupAnswer of(String ref, Found found) {
        return new LookupAnswer(
                ref,
                found.hash().toBase64(),
                found.blank(),
                found.matches().stream().map(Copied::of).toList());
    }
}
