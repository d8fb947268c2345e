-- The record of the catalogue. Elasticsearch is a projection of it and can be built from it at any time.

-- One row. Whoever writes to the catalogue locks it first, so that change numbers are given out in commit order and
-- a reader that follows them misses none.
CREATE TABLE catalogue_state (
  only_row            boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last_change         bigint  NOT NULL DEFAULT 0,
  supersession_change bigint  NOT NULL DEFAULT 0
);
INSERT INTO catalogue_state DEFAULT VALUES;

CREATE TABLE brand (
  id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key        text        NOT NULL UNIQUE,
  name       text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- no is internal and short, for the index and for joins; id is what URLs carry.
CREATE TABLE part (
  no         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id         text        NOT NULL UNIQUE,
  brand_id   integer     NOT NULL REFERENCES brand,
  identity   text        NOT NULL,
  normalized text        NOT NULL,
  normaliser smallint    NOT NULL,
  revision   integer     NOT NULL,
  change_seq bigint      NOT NULL,
  hash       bytea       NOT NULL,
  import_id  text,
  document   text        NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (brand_id, identity)
);
CREATE UNIQUE INDEX part_change_seq ON part (change_seq);
CREATE INDEX part_normalized ON part (normalized);

-- What each change did; before is the document it replaced, null where the part is new.
CREATE TABLE part_revision (
  part_no    bigint      NOT NULL REFERENCES part,
  revision   integer     NOT NULL,
  change_seq bigint      NOT NULL,
  import_id  text,
  before     text,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (part_no, revision)
);
CREATE INDEX part_revision_import ON part_revision (import_id);

-- One row a target. A note that could not be read has one row of kind UNPARSED without a target.
CREATE TABLE supersession (
  part_no       bigint   NOT NULL REFERENCES part,
  position      smallint NOT NULL,
  brand_id      integer  NOT NULL REFERENCES brand,
  kind          text     NOT NULL CHECK (kind IN ('ONE', 'ALL_OF', 'ONE_OF', 'CONDITIONAL', 'UNPARSED')),
  note          text,
  to_printed    text,
  to_identity   text,
  to_normalized text,
  to_no         bigint   REFERENCES part,
  quantity      integer  NOT NULL DEFAULT 1 CHECK (quantity > 0),
  condition     text,
  PRIMARY KEY (part_no, position),
  CHECK ((kind = 'UNPARSED') = (to_identity IS NULL))
);
CREATE INDEX supersession_brand ON supersession (brand_id);
CREATE INDEX supersession_to ON supersession (to_no);

CREATE TABLE part_mapping (
  name       text        PRIMARY KEY,
  yaml       text        NOT NULL,
  revision   integer     NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now()
);

-- position is the line up to which rows are committed: the restart point, and with it the fence between two runners.
CREATE TABLE import_session (
  id            text        PRIMARY KEY,
  requested_by  text        NOT NULL,
  blob          text        NOT NULL,
  bytes         bigint      NOT NULL,
  format        text        NOT NULL CHECK (format IN ('CSV', 'NDJSON')),
  mapping       text,
  mapping_yaml  text,
  create_brands boolean     NOT NULL DEFAULT false,
  dry_run       boolean     NOT NULL DEFAULT false,
  status        text        NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'INDEXING', 'FINISHED', 'FAILED')),
  position      bigint      NOT NULL DEFAULT 0,
  columns       text[],
  read          bigint      NOT NULL DEFAULT 0,
  accepted      bigint      NOT NULL DEFAULT 0,
  rejected      bigint      NOT NULL DEFAULT 0,
  created       bigint      NOT NULL DEFAULT 0,
  changed       bigint      NOT NULL DEFAULT 0,
  unchanged     bigint      NOT NULL DEFAULT 0,
  last_change   bigint      NOT NULL DEFAULT 0,
  supersessions text,
  failure_code  text,
  failure       text,
  created_at    timestamptz NOT NULL DEFAULT now(),
  started_at    timestamptz,
  finished_at   timestamptz,
  CHECK (read = accepted + rejected AND accepted = created + changed + unchanged)
);
CREATE INDEX import_session_open ON import_session (created_at) WHERE status IN ('QUEUED', 'RUNNING', 'INDEXING');

-- Which parts a running import has seen, so that a part that stands twice in a file is found at any size of the file
-- and after any restart. Emptied when the import ends.
CREATE TABLE import_seen (
  import_id text    NOT NULL REFERENCES import_session,
  brand_id  integer NOT NULL,
  identity  text    NOT NULL,
  line      bigint  NOT NULL,
  PRIMARY KEY (import_id, brand_id, identity)
);

CREATE TABLE import_rejected (
  import_id text     NOT NULL REFERENCES import_session,
  line      bigint   NOT NULL,
  position  smallint NOT NULL,
  entry     text     NOT NULL,
  PRIMARY KEY (import_id, line, position)
);

-- The Elasticsearch indices that were built. indexed_change: everything up to it can be found by a search.
CREATE TABLE search_index (
  name           text        PRIMARY KEY,
  mapping_hash   text        NOT NULL,
  normaliser     smallint    NOT NULL,
  state          text        NOT NULL CHECK (state IN ('BUILDING', 'SERVING', 'RETIRED')),
  indexed_change bigint      NOT NULL DEFAULT 0,
  created_at     timestamptz NOT NULL DEFAULT now(),
  served_at      timestamptz
);
CREATE UNIQUE INDEX search_index_serving ON search_index (state) WHERE state = 'SERVING';
