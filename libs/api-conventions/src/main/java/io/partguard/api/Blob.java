package io.partguard.api;

/** Stored bytes: their address (64 lower-case hex digits) and how many they are. */
public record Blob(String sha256, long bytes) {}
