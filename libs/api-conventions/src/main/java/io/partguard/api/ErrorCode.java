package io.partguard.api;

/** A stable code that clients may switch on. Each service has one enum of them; a code once sent is never renamed. */
public interface ErrorCode {
    String name();

    ErrorKind kind();
}
