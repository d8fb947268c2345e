-- By what an import recognises a row that it need not read: a hash of the row's bytes and of how it was read, kept by the
-- part that the row made what it is. Whatever else writes a part's document clears it.
ALTER TABLE part ADD COLUMN fingerprint uuid;
CREATE INDEX part_fingerprint ON part (fingerprint) WHERE fingerprint IS NOT NULL;

-- The parts that a running import has dealt with, chunk by chunk, so that a part that stands twice in a file is found at
-- any size of the file and after any restart. Emptied when the import ends. import_seen is left to dry runs: it holds
-- the rows whose parts are not there.
CREATE TABLE import_taken (
  import_id text     NOT NULL REFERENCES import_session,
  position  bigint   NOT NULL,
  brand_ids integer[] NOT NULL,
  part_nos  bigint[] NOT NULL,
  PRIMARY KEY (import_id, position)
);

-- Imports that were running when the service was stopped go on.
INSERT INTO import_taken (import_id, position, brand_ids, part_nos)
SELECT s.import_id, 0, array_agg(DISTINCT s.brand_id), coalesce(array_agg(p.no) FILTER (WHERE p.no IS NOT NULL), '{}')
FROM import_seen s LEFT JOIN part p ON p.brand_id = s.brand_id AND p.identity = s.identity
GROUP BY s.import_id;
