-- Prices on their way into the price book: DRAFT -> PROPOSED -> APPROVED -> FILED -> EFFECTIVE. What makes a publication
-- trustworthy is said here once more, so that no build of the service can leave it out.
ALTER TABLE book DROP CONSTRAINT book_cause_check;
ALTER TABLE book ADD CHECK (cause IN ('REGION', 'RULE', 'RATES', 'PRICES', 'PUBLICATION'));

CREATE TABLE publication (
  id                 text        PRIMARY KEY,
  revision           bigint      NOT NULL DEFAULT 1, -- its ETag
  status             text        NOT NULL CHECK (status IN
                                   ('DRAFT', 'PROPOSED', 'APPROVED', 'FILED', 'EFFECTIVE', 'WITHDRAWN')),
  source             text        NOT NULL CHECK (source IN ('BOOK', 'REVISION', 'ROLLBACK')),
  book_id            text        REFERENCES computed_book,
  source_revision    bigint,     -- prices as they were known then …
  source_day         date,       -- … and held on that day
  rolls_back         text        REFERENCES publication,
  effective          date        NOT NULL,
  binding            text        NOT NULL CHECK (binding IN ('RECOMMENDED', 'MAXIMUM', 'MINIMUM', 'FIXED')),
  created_by         text        NOT NULL,
  created_at         timestamptz NOT NULL,
  proposed_by        text,
  approved_by        text,
  filed_by           text,
  filed_at           timestamptz,
  effective_at       timestamptz, -- when the day has begun in all of its regions
  published_revision bigint,      -- of the price book, with these prices in it
  changed_prices     bigint,
  check_status       text        NOT NULL DEFAULT 'QUEUED' CHECK (check_status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  checked_revision   bigint,      -- the state of the price book that the verifier held the prices against
  parts              bigint      NOT NULL DEFAULT 0,
  prices             bigint      NOT NULL DEFAULT 0,
  checked            bigint      NOT NULL DEFAULT 0, -- rules × prices
  violations         bigint      NOT NULL DEFAULT 0,
  first_violations   jsonb       NOT NULL DEFAULT '{"v":1,"items":[]}',
  attempts           integer     NOT NULL DEFAULT 0,
  claim              uuid,
  lease_until        timestamptz,
  CHECK ((source = 'BOOK') = (book_id IS NOT NULL)),
  CHECK ((source = 'REVISION') = (source_revision IS NOT NULL AND source_day IS NOT NULL)),
  CHECK ((source = 'ROLLBACK') = (rolls_back IS NOT NULL)),
  CHECK ((status IN ('PROPOSED', 'APPROVED', 'FILED', 'EFFECTIVE')) <= (proposed_by IS NOT NULL)),
  CHECK ((status IN ('APPROVED', 'FILED', 'EFFECTIVE')) <= (approved_by IS NOT NULL)),
  CONSTRAINT nobody_approves_what_he_proposed CHECK (approved_by <> proposed_by),
  CONSTRAINT only_what_was_checked_is_published CHECK (status NOT IN ('FILED', 'EFFECTIVE') OR (
    filed_by IS NOT NULL AND filed_at IS NOT NULL AND effective_at IS NOT NULL AND published_revision IS NOT NULL
    AND check_status = 'DONE' AND violations = 0 AND prices > 0 AND checked_revision IS NOT NULL
    AND published_revision IN (checked_revision, checked_revision + 1)))
);
CREATE INDEX publication_unchecked ON publication (created_at) WHERE check_status IN ('QUEUED', 'RUNNING');
CREATE INDEX publication_filed ON publication (effective_at) WHERE status = 'FILED';

CREATE FUNCTION publication_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
      ('DRAFT', 'PROPOSED'), ('PROPOSED', 'APPROVED'), ('PROPOSED', 'DRAFT'), ('APPROVED', 'FILED'),
      ('FILED', 'EFFECTIVE'), ('DRAFT', 'WITHDRAWN'), ('PROPOSED', 'WITHDRAWN'), ('APPROVED', 'WITHDRAWN')) THEN
    RAISE EXCEPTION 'a publication does not go from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF (OLD.source, OLD.book_id, OLD.source_revision, OLD.source_day, OLD.rolls_back, OLD.effective, OLD.binding,
      OLD.created_by, OLD.created_at) IS DISTINCT FROM (NEW.source, NEW.book_id, NEW.source_revision, NEW.source_day,
      NEW.rolls_back, NEW.effective, NEW.binding, NEW.created_by, NEW.created_at)
    OR (OLD.status NOT IN ('DRAFT', 'PROPOSED') AND
      (OLD.proposed_by, OLD.approved_by) IS DISTINCT FROM (NEW.proposed_by, NEW.approved_by))
    OR (OLD.status IN ('FILED', 'EFFECTIVE') AND (OLD.published_revision, OLD.checked_revision, OLD.filed_at)
      IS DISTINCT FROM (NEW.published_revision, NEW.checked_revision, NEW.filed_at)) THEN
    RAISE EXCEPTION 'what a publication is about does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publication_goes_its_way BEFORE UPDATE ON publication
  FOR EACH ROW EXECUTE FUNCTION publication_goes_its_way();

CREATE FUNCTION is_never_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never edited', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;

-- The prices as they shall be; taken from the source once, when the publication is first checked.
CREATE TABLE publication_price (
  publication_id text          NOT NULL REFERENCES publication,
  part_no        bigint        NOT NULL REFERENCES part,
  region_no      integer       NOT NULL REFERENCES region,
  list_price     numeric(19,4) NOT NULL CHECK (list_price > 0),
  dealer_net     numeric(19,4) CHECK (dealer_net > 0 AND dealer_net <= list_price),
  currency       char(3)       NOT NULL,
  PRIMARY KEY (publication_id, part_no, region_no)
);
CREATE TRIGGER publication_price_is_never_edited BEFORE UPDATE OR DELETE ON publication_price
  FOR EACH STATEMENT EXECUTE FUNCTION is_never_edited();

-- Who did what, when.
CREATE TABLE publication_step (
  publication_id text        NOT NULL REFERENCES publication,
  revision       bigint      NOT NULL,
  action         text        NOT NULL,
  done_by        text        NOT NULL,
  done_at        timestamptz NOT NULL,
  note           text,
  PRIMARY KEY (publication_id, revision)
);
CREATE TRIGGER publication_step_is_never_edited BEFORE UPDATE OR DELETE ON publication_step
  FOR EACH STATEMENT EXECUTE FUNCTION is_never_edited();

-- Days off by country; of a day outside of what a calendar covers nothing is known.
CREATE TABLE calendar (
  country  text      PRIMARY KEY CHECK (country ~ '^[A-Z]{2}$'),
  revision bigint    NOT NULL DEFAULT 1,
  covers   daterange NOT NULL CHECK (NOT isempty(covers) AND NOT lower_inf(covers) AND NOT upper_inf(covers)),
  holidays date[]    NOT NULL
);
