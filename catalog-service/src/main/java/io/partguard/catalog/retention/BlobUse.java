package io.partguard.catalog.retention;

/** A feature that keeps bytes in the blob store. The same bytes may belong to several: they are stored once. */
public interface BlobUse {

    /** Whether something of this feature still refers to the bytes. */
    boolean needs(String sha256);
}
