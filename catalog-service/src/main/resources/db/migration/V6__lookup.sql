-- Numbers looked up in bulk. position is the line up to which results are committed: the restart point, and with it the
-- fence between two runners. A segment is the NDJSON of the results of one step, with the revision it rests on.
CREATE TABLE lookup_job (
  id           text        PRIMARY KEY,
  tenant       text        NOT NULL,
  requested_by text        NOT NULL,
  blob         text        NOT NULL,
  bytes        bigint      NOT NULL,
  format       text        NOT NULL CHECK (format IN ('CSV', 'NDJSON')),
  separator    text        NOT NULL CHECK (length(separator) = 1),
  number_column text       NOT NULL,
  brand_column text,
  status       text        NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'FINISHED', 'FAILED')),
  position     bigint      NOT NULL DEFAULT 0,
  segments     integer     NOT NULL DEFAULT 0,
  found        bigint      NOT NULL DEFAULT 0,
  none         bigint      NOT NULL DEFAULT 0,
  invalid      bigint      NOT NULL DEFAULT 0,
  failure_code text,
  failure      text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  started_at   timestamptz,
  finished_at  timestamptz
);
CREATE INDEX lookup_job_open ON lookup_job (created_at) WHERE status IN ('QUEUED', 'RUNNING');

CREATE TABLE lookup_segment (
  job_id             text    NOT NULL REFERENCES lookup_job,
  segment            integer NOT NULL,
  catalogue_revision text    NOT NULL,
  results            text    NOT NULL,
  PRIMARY KEY (job_id, segment)
);

-- What people call things, and what the catalogue calls them. One row a term; the means are what it is searched as, too.
CREATE TABLE synonym (
  term       text        PRIMARY KEY,
  language   text        NOT NULL,
  means      text[]      NOT NULL CHECK (cardinality(means) BETWEEN 0 AND 20),
  revision   integer     NOT NULL DEFAULT 1,
  changed_by text        NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);

-- One row: moves with every change of the set, so that an answer can say which set it rests on.
CREATE TABLE synonym_state (
  only_row   boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
  revision   bigint      NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL DEFAULT now(),
  seed       text
);
INSERT INTO synonym_state DEFAULT VALUES;

-- Every state a term has been in: what was searched on a given day can be said afterwards. means is null where the term was removed.
CREATE TABLE synonym_revision (
  set_revision bigint      NOT NULL,
  term         text        NOT NULL,
  language     text        NOT NULL,
  means        text[],
  changed_by   text        NOT NULL,
  changed_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (set_revision, term)
);
