package io.partguard.detection.scanning;

import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.pipeline.Basis;
import io.partguard.detection.judging.pipeline.Detection;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.identity.Lookup;
import io.partguard.identity.PartNumber;

/** What is said of a listing that our own code could not judge. */
final class Undecidable {
    private Undecidable() {}

    /** Another try with the same code would fail the same way. */
    static Detection of(Listing listing, String code) {
        Lookup.Cause cause = new Lookup.Cause(code, "not judged");
        return new Detection(
                listing,
                new Lookup.Unavailable<>(cause),
                new Lookup.Unavailable<>(cause),
                new Judgement.Undecided(code, false),
                null,
                new Basis("", "", "", "", "", PartNumber.VERSION, ""));
    }
}
