package io.partguard.detection.models;

/** A model file that must not judge anybody. */
public final class UnusableModel extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableModel(String why) {
        super("the model " + why);
    }
}
