package io.partguard.detection.detections;

import java.util.List;

/** Notes what offers show of the accounts behind them. */
public interface SellerTraces {

    /** In the caller's transaction, after the sellers' rows were locked: who was erased leaves nothing. */
    void note(String tenant, List<Judged> judged);
}
