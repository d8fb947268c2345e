-- What a dry run would write, as far as supersessions hang on it. Kept until the run ends, so that one which is begun
-- again after a restart still reports on the whole file.
CREATE TABLE import_trial_part (
  no         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import_id  text    NOT NULL REFERENCES import_session,
  brand_id   integer NOT NULL, -- negative: of a brand that would be made
  brand_name text    NOT NULL,
  identity   text    NOT NULL,
  normalized text    NOT NULL,
  printed    text    NOT NULL,
  part_no    bigint  REFERENCES part, -- null: the part would be new
  removed    boolean NOT NULL,
  UNIQUE (import_id, brand_id, identity)
);

CREATE TABLE import_trial_edge (
  import_id     text     NOT NULL,
  brand_id      integer  NOT NULL,
  identity      text     NOT NULL,
  position      smallint NOT NULL,
  kind          text     NOT NULL,
  note          text,
  to_printed    text,
  to_identity   text,
  to_normalized text,
  quantity      integer  NOT NULL,
  condition     text,
  valid_from    date,
  reason        text,
  two_way       boolean  NOT NULL,
  PRIMARY KEY (import_id, brand_id, identity, position)
);
