-- Supersession as a dated graph. valid_from: the first day on which the link holds, null: it always did. Of the links of
-- one part the one that began last holds. link: null where a part's document says so (links of one date are one link),
-- else the id of what a person added; the rows of documents are written again with every change of the document.
ALTER TABLE supersession
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
