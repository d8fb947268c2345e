package io.partguard.catalog.index;

import io.partguard.identity.PartNumber;

/**
 * An index as the record knows it.
 *
 * @param indexedChange everything up to this change of the catalogue can be found
 * @param supersessionChange the last change that moved a supersession
 */
public record IndexState(
        String name, String mappingHash, int normaliser, State state, long indexedChange, long supersessionChange) {

    public enum State {
        BUILDING,
        SERVING,
        RETIRED
    }

    /** Whether it was made with this version's mapping and forms of numbers. */
    boolean isOurs() {
        return mappingHash.equals(IndexMapping.hash()) && normaliser == PartNumber.VERSION;
    }

    /**
     * Changes whenever an answer of the catalogue may have changed, and with nothing else: decisions rest on it, and an
     * index that is built again from the same parts answers the same.
     */
    public String revision() {
        return mappingHash + "." + normaliser + "." + indexedChange + "." + supersessionChange;
    }
}
