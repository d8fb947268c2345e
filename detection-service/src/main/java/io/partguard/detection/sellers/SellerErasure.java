package io.partguard.detection.sellers;

import io.partguard.api.ApiError;
import io.partguard.api.Events;
import io.partguard.api.Refused;
import io.partguard.api.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets who a seller is, as the law lets a person demand. Name and the marketplace's own id are gone for good, also where
 * the seller is seen again, and so is what links them with other accounts; offers, verdicts and cases stay, under a key that names nobody.
 */
@Service
public class SellerErasure {
    private final JdbcClient jdbc;
    private final Events events;

    SellerErasure(JdbcClient jdbc, Events events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Once more changes nothing. @throws Refused NOT_FOUND, also where it is another tenant's */
    @Transactional
    public void erase(Viewer viewer, String sellerId) {
        int known = jdbc.sql("select count(*) from seller where tenant = ? and id = ?")
                .params(viewer.tenant(), sellerId)
                .query(Integer.class)
                .single();
        if (known == 0) {
            throw new Refused(ApiError.NOT_FOUND, "There is no such seller.");
        }
        int erased = jdbc.sql("""
                        update seller set name = null, external_id = null, erased_at = now()
                        where tenant = ? and id = ? and erased_at is null
                        """).params(viewer.tenant(), sellerId).update();
        jdbc.sql("delete from seller_trace where tenant = ? and seller_id = ?")
                .params(viewer.tenant(), sellerId)
                .update();
        jdbc.sql("delete from seller_link_cut where tenant = ? and (a = ? or b = ?)")
                .params(viewer.tenant(), sellerId, sellerId)
                .update();
        if (erased == 1) {
            events.append("seller.erased", sellerId, "{}");
        }
    }
}
