package io.partguard.catalog.image.web;

import java.util.List;

/** @param results one for each hash, in the order of the request */
record LookupAnswers(int hashVersion, List<LookupAnswer> results) {}
