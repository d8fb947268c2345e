-- Tables that every service has alike, in its own schema. One text, shipped once; old files are never edited after a release.

CREATE TABLE idempotency_key (
  tenant       text        NOT NULL,
  subject      text        NOT NULL,
  operation    text        NOT NULL,
  key          text        NOT NULL,
  body_hash    text        NOT NULL,
  status       smallint    NOT NULL,
  location     text,
  content_type text,
  body         bytea       NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant, subject, operation, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);

-- Append-only. Read in the order (xid, id) below pg_snapshot_xmin(): a bare sequence loses rows that commit late.
CREATE TABLE event (
  id       bigint      GENERATED ALWAYS AS IDENTITY,
  xid      xid8        NOT NULL DEFAULT pg_current_xact_id(),
  time     timestamptz NOT NULL DEFAULT now(),
  source   text        NOT NULL,
  type     text        NOT NULL,
  subject  text        NOT NULL,
  trace_id text,
  data     jsonb       NOT NULL,
  PRIMARY KEY (time, id)
) PARTITION BY RANGE (time);
CREATE INDEX event_order ON event (xid, id);
CREATE INDEX event_subject ON event (subject, xid, id);
-- Monthly partitions for three years; what falls outside waits in the default one until a migration adds more.
DO $$
DECLARE month date := date '2026-11-01';
BEGIN
  WHILE month < date '2029-11-01' LOOP
    EXECUTE format('CREATE TABLE event_%s PARTITION OF event FOR VALUES FROM (%L) TO (%L)',
      to_char(month, 'YYYYMM'), month, (month + interval '1 month')::date);
    month := (month + interval '1 month')::date;
  END LOOP;
END $$;
CREATE TABLE event_default PARTITION OF event DEFAULT;

-- Bytes addressed by their SHA-256. A row without one is an upload that is not finished.
CREATE TABLE blob (
  id         uuid        PRIMARY KEY,
  sha256     char(64)    UNIQUE,
  bytes      bigint,
  started_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((sha256 IS NULL) = (bytes IS NULL))
);
CREATE INDEX blob_unfinished ON blob (started_at) WHERE sha256 IS NULL;
CREATE TABLE blob_chunk (
  blob_id uuid    NOT NULL REFERENCES blob ON DELETE CASCADE,
  seq     integer NOT NULL,
  data    bytea   NOT NULL,
  PRIMARY KEY (blob_id, seq)
);
-- Images and compressed files don't shrink again, and text is read once: no time for compression.
ALTER TABLE blob_chunk ALTER COLUMN data SET STORAGE EXTERNAL;
