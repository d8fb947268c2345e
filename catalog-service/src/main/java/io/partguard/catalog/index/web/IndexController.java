package io.partguard.catalog.index.web;

import io.partguard.catalog.index.IndexOperations;
import io.partguard.catalog.index.IndexOperations.IndexReport;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('OPERATOR')")
class IndexController {
    private final IndexOperations operations;

    IndexController(IndexOperations operations) {
        this.operations = operations;
    }

    @GetMapping("/v1/index")
    IndexReport getIndex() {
        return operations.report();
    }

    /** Builds a new index from the record beside the serving one, which answers until the new one is whole. */
    @PostMapping("/v1/index/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    IndexReport rebuildIndex() {
        operations.rebuild();
        return operations.report();
    }

    /** Goes back to the index that served before, once it has caught up. */
    @PostMapping("/v1/index/rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    IndexReport rollBackIndex() {
        operations.rollBack();
        return operations.report();
    }
}
