-- What parts fit. A statement is known by its part and by everything but its quantity and note (key), so that a file
-- that says it again changes it rather than doubling it; one that is taken away keeps its row for the way back.

-- How makes and models are written, as the first file wrote them; all spellings of one key are the same.
CREATE TABLE vehicle_make (
  key  text PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE vehicle_model (
  make_key text NOT NULL REFERENCES vehicle_make,
  key      text NOT NULL,
  name     text NOT NULL,
  PRIMARY KEY (make_key, key)
);

-- Beside the document stand the values that a search compares. Qualifiers are there twice: their names, and as
-- name=value under the same folding as makes.
CREATE TABLE application (
  no              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  part_no         bigint      NOT NULL REFERENCES part,
  key             bytea       NOT NULL,
  document        text        NOT NULL,
  removed         boolean     NOT NULL DEFAULT false,
  import_id       text,
  make_key        text,
  model_key       text,
  vehicle_code    text,
  year_from       smallint,
  year_to         smallint,
  serial_prefix   text,
  serial_low      bigint,
  serial_high     bigint,
  built_from      date,
  built_to        date,
  qualifier_names text[]      NOT NULL,
  qualifiers      text[]      NOT NULL,
  changed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (part_no, key),
  FOREIGN KEY (make_key, model_key) REFERENCES vehicle_model,
  CHECK (make_key IS NOT NULL OR vehicle_code IS NOT NULL)
);
CREATE INDEX application_vehicle ON application (make_key, model_key, part_no) WHERE NOT removed;
CREATE INDEX application_code ON application (vehicle_code, part_no) WHERE NOT removed AND vehicle_code IS NOT NULL;
CREATE INDEX application_import ON application (import_id);

-- before is the document that the change replaced; null where the statement did not hold before.
CREATE TABLE application_change (
  no             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_no bigint      NOT NULL REFERENCES application,
  import_id      text,
  before         text,
  changed_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX application_change_import ON application_change (import_id);
CREATE INDEX application_change_application ON application_change (application_no);

-- The makes and models that a part fits, as the index shows them: {"makes": […], "models": […]}.
ALTER TABLE part ADD COLUMN fitment text;

ALTER TABLE import_session ADD COLUMN content text NOT NULL DEFAULT 'PARTS' CHECK (content IN ('PARTS', 'APPLICATIONS'));
