-- Prices that the optimiser worked out: a draft beside the price book, not part of it. It rests on one revision of the
-- price book and is thrown away or taken over as a whole.
CREATE TABLE computed_book (
  id             text         PRIMARY KEY,
  status         text         NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'DRAFT', 'FAILED')),
  answer         text         NOT NULL CHECK (answer IN ('FIXPOINT', 'OPTIMUM')),
  objective      text         NOT NULL CHECK (objective IN ('DEVIATION', 'MARGIN')),
  highest        numeric(9,6) NOT NULL CHECK (highest >= 1),
  valid_from     date         NOT NULL,
  base_revision  bigint       NOT NULL,
  price_book     text         NOT NULL, -- label of the base revision
  through_part   bigint       NOT NULL DEFAULT 0, -- all parts up to this one are done: where a killed run goes on
  parts          bigint       NOT NULL DEFAULT 0,
  prices         bigint       NOT NULL DEFAULT 0,
  conflicts      bigint       NOT NULL DEFAULT 0,
  checked        bigint       NOT NULL DEFAULT 0, -- rules × prices, by the verifier
  violations     bigint       NOT NULL DEFAULT 0,
  failure        text,
  created_by     text         NOT NULL,
  created_at     timestamptz  NOT NULL DEFAULT now(),
  finished_at    timestamptz,
  attempts       integer      NOT NULL DEFAULT 0,
  claim          uuid, -- who works on it; whoever lost it may no longer write
  lease_until    timestamptz
);
CREATE INDEX computed_book_open ON computed_book (created_at) WHERE status IN ('QUEUED', 'RUNNING');

CREATE TABLE computed_price (
  book_id    text          NOT NULL REFERENCES computed_book,
  part_no    bigint        NOT NULL REFERENCES part,
  region_no  integer       NOT NULL REFERENCES region,
  target     numeric(19,4) NOT NULL,
  list_price numeric(19,4) CHECK (list_price > 0), -- none where there is a conflict
  dealer_net numeric(19,4) CHECK (dealer_net > 0), -- none where the region's discount decides
  currency   char(3)       NOT NULL,
  binding    text, -- the rule that lowered the price last
  conflict   jsonb, -- "v" is its form
  PRIMARY KEY (book_id, part_no, region_no),
  CHECK ((list_price IS NULL) = (conflict IS NOT NULL))
);
