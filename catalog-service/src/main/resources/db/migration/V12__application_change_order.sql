-- What an import said of what parts fit is taken back piece by piece, in the order of the statements.
DROP INDEX application_change_import;
CREATE INDEX application_change_import ON application_change (import_id, application_no, no);
