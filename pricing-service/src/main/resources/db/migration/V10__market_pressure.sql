-- Market pressure taken over from detection-service. It lowers targets only once another person than the one who took it over
-- has approved it, within the bound given then; said here once more, so that no build of the service can leave it out.
CREATE TABLE pressure_snapshot (
  id                 text         PRIMARY KEY CHECK (id ~ '^mps_'),
  revision           bigint       NOT NULL DEFAULT 1, -- its ETag
  status             text         NOT NULL DEFAULT 'IMPORTED' CHECK (status IN ('IMPORTED', 'APPROVED', 'WITHDRAWN')),
  document           jsonb        NOT NULL, -- the report; "v" is its form
  imported_by        text         NOT NULL,
  imported_at        timestamptz  NOT NULL,
  strength           numeric(3,2) CHECK (strength BETWEEN 0 AND 1),
  bound              numeric(3,2) CHECK (bound BETWEEN 0 AND 0.30),
  valid_from         date,
  valid_to           date         CHECK (valid_to > valid_from),
  approved_by        text,
  approved_at        timestamptz,
  approved_revision  bigint,      -- of the price book, from which on it counts …
  withdrawn_by       text,
  withdrawn_at       timestamptz,
  withdrawn_revision bigint       CHECK (withdrawn_revision > approved_revision), -- … and no longer counts
  CONSTRAINT nobody_approves_what_he_took_over CHECK (approved_by <> imported_by),
  CHECK ((status = 'IMPORTED') = (approved_by IS NULL)),
  CHECK ((approved_by IS NULL) = (num_nulls(strength, bound, valid_from, valid_to, approved_at, approved_revision) = 6)),
  CHECK (num_nulls(strength, bound, valid_from, valid_to, approved_at, approved_revision) IN (0, 6)),
  CHECK ((status = 'WITHDRAWN') = (withdrawn_revision IS NOT NULL)),
  CHECK (num_nulls(withdrawn_by, withdrawn_at, withdrawn_revision) IN (0, 3))
);
CREATE INDEX pressure_snapshot_approved ON pressure_snapshot (approved_revision) WHERE approved_revision IS NOT NULL;

CREATE FUNCTION pressure_snapshot_stays_what_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.document, OLD.imported_by, OLD.imported_at)
      IS DISTINCT FROM (NEW.id, NEW.document, NEW.imported_by, NEW.imported_at)
    OR (OLD.status <> NEW.status
      AND (OLD.status, NEW.status) NOT IN (('IMPORTED', 'APPROVED'), ('APPROVED', 'WITHDRAWN')))
    OR (OLD.status <> 'IMPORTED' AND (OLD.strength, OLD.bound, OLD.valid_from, OLD.valid_to, OLD.approved_by,
      OLD.approved_at, OLD.approved_revision) IS DISTINCT FROM (NEW.strength, NEW.bound, NEW.valid_from, NEW.valid_to,
      NEW.approved_by, NEW.approved_at, NEW.approved_revision)) THEN
    RAISE EXCEPTION 'market pressure that was taken over or approved does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pressure_snapshot_stays_what_it_is BEFORE UPDATE ON pressure_snapshot
  FOR EACH ROW EXECUTE FUNCTION pressure_snapshot_stays_what_it_is();

-- The approved market pressure that a book's targets rest on, where there was one.
ALTER TABLE computed_book ADD COLUMN pressure text REFERENCES pressure_snapshot;
