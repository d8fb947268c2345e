package io.partguard.identity.image;

/** How a picture may relate to one on the shelf. Each is searched apart, so that none crowds out another. */
enum Relation {
    /** It shows all of the other or a part of it. */
    PART_OF,
    /** It shows the other with something around. */
    CONTAINS,
    /** One or both have even margins, of different width, as goods on white have. */
    FRAMED,
    /** It shows the other turned by no right angle. */
    TURNED
}
