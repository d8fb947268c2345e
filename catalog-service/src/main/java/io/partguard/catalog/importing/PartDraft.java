package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.supersession.SupersessionEdges.Edge;
import io.partguard.identity.BrandName;
import io.partguard.tables.Row;
import java.util.List;

/** A row that is fit to become a part. */
record PartDraft(Row row, BrandName brand, PartDocument document, List<Edge> supersessions) {}
