-- Supersession as a dated graph. valid_from: the first day on which the link holds, null: it always did. Of the links of
-- one part the one that began last holds. link: null where the part's own document says so (rows of one date are one
-- link, and are written again with every change of the document), 'claimed…' where the document of the other part does,
-- 'sup_…' where a person added it. What a document says of the parts it replaces is a row of kind CLAIM; the 'claimed…'
-- rows are made of them.
ALTER TABLE supersession
  DROP CONSTRAINT supersession_kind_check,
  ADD CONSTRAINT supersession_kind_check
    CHECK (kind IN ('ONE', 'ALL_OF', 'ONE_OF', 'CONDITIONAL', 'CLAIM', 'UNPARSED')),
  ADD COLUMN valid_from date,
  ADD COLUMN reason     text,
  ADD COLUMN two_way    boolean NOT NULL DEFAULT false,
  ADD COLUMN link       text;
CREATE INDEX supersession_dated ON supersession (valid_from) WHERE valid_from IS NOT NULL;

-- What a document says and a person took back. It stays taken back however often a file repeats it.
CREATE TABLE supersession_withdrawal (
  part_no      bigint      NOT NULL REFERENCES part,
  to_identity  text        NOT NULL,
  valid_from   date,
  reason       text,
  withdrawn_by text        NOT NULL,
  withdrawn_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE NULLS NOT DISTINCT (part_no, to_identity, valid_from)
);

-- How often people have edited a part's links. With the part's own revision it makes the ETag.
CREATE TABLE supersession_edits (
  part_no bigint  PRIMARY KEY REFERENCES part,
  edits   integer NOT NULL
);

-- The last day whose new links are counted in supersession_change.
ALTER TABLE catalogue_state ADD COLUMN supersession_day date NOT NULL DEFAULT current_date;

ALTER TABLE search_index
  DROP CONSTRAINT search_index_state_check,
  ADD CONSTRAINT search_index_state_check CHECK (state IN ('BUILDING', 'SERVING', 'RETIRED', 'REFUSED')),
  -- Why it was refused, and of which parts: for people.
  ADD COLUMN refusal text,
  ADD COLUMN refused_at timestamptz;
CREATE UNIQUE INDEX search_index_building ON search_index (state) WHERE state = 'BUILDING';
