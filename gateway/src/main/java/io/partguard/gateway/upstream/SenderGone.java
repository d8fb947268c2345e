package io.partguard.gateway.upstream;

import io.partguard.api.ApiError;
import io.partguard.api.Refused;
import java.util.List;

/** The body of a request broke off or did not come in time. */
class SenderGone extends Refused {
    SenderGone(Throwable cause) {
        super(ApiError.MALFORMED_REQUEST, "The body of the request broke off.", List.of(), null, cause);
    }
}
