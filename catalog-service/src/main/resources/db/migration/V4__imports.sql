-- Imports in XML, the revert of an import, parts that were taken away.

-- A part that was taken away keeps its row, its id and its history: it may come back, and old cases still name it.
-- Nothing that answers a question reads such a row.
ALTER TABLE part ADD COLUMN removed boolean NOT NULL DEFAULT false;
-- Whether this change took the part away. A part that comes back has no document before, as a new one.
ALTER TABLE part_revision ADD COLUMN removed boolean NOT NULL DEFAULT false;
CREATE INDEX part_revision_import_part ON part_revision (import_id, part_no) WHERE import_id IS NOT NULL;
DROP INDEX part_revision_import;

-- position: the line up to which rows are committed, in XML the item, in a revert the number of the part.
-- head: what stands before the first item of an XML file, for the file of its failed items.
ALTER TABLE import_session
  DROP CONSTRAINT import_session_format_check,
  DROP CONSTRAINT import_session_status_check,
  DROP CONSTRAINT import_session_check,
  ALTER COLUMN blob DROP NOT NULL,
  ADD COLUMN kind text NOT NULL DEFAULT 'FILE' CHECK (kind IN ('FILE', 'REVERT')),
  ADD COLUMN standard text,
  ADD COLUMN head text,
  ADD COLUMN bytes_read bigint NOT NULL DEFAULT 0,
  ADD COLUMN removed bigint NOT NULL DEFAULT 0,
  ADD COLUMN reverts text REFERENCES import_session,
  ADD COLUMN force boolean NOT NULL DEFAULT false,
  ADD COLUMN reverted_by text REFERENCES import_session,
  ADD COLUMN upload_deleted_at timestamptz,
  ADD CHECK (format IN ('CSV', 'NDJSON', 'XML')),
  ADD CHECK (status IN ('QUEUED', 'RUNNING', 'INDEXING', 'FINISHED', 'FAILED', 'CANCELLED')),
  ADD CHECK (read = accepted + rejected AND accepted = created + changed + unchanged + removed),
  ADD CHECK ((kind = 'FILE') = (blob IS NOT NULL) AND (kind = 'REVERT') = (reverts IS NOT NULL));
CREATE INDEX import_session_newest ON import_session (created_at DESC, id DESC);
CREATE INDEX import_session_reverts ON import_session (reverts) WHERE reverts IS NOT NULL;
CREATE INDEX import_session_upload ON import_session (blob) WHERE upload_deleted_at IS NULL;
