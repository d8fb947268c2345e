-- What prices shall be before any rule looks at them. As with all master data, a row holds until the next one of its key
-- begins, a correction is a row known from later on, and nothing is edited. Brand and family are keys; '' is any.

-- From the list of which region a segment's prices are derived, and how strongly purchasing power moves them.
CREATE TABLE regional_target (
  region_no      integer      NOT NULL REFERENCES region,
  brand          text         NOT NULL,
  family         text         NOT NULL,
  valid_from     date         NOT NULL,
  known_from     bigint       NOT NULL,
  base_region_no integer      NOT NULL REFERENCES region,
  strength       numeric(3,2) NOT NULL CHECK (strength BETWEEN 0 AND 1),
  country        char(2), -- whose level of prices counts; none where the region has one country
  base_country   char(2),
  PRIMARY KEY (region_no, brand, family, valid_from, known_from)
);

-- A segment that shall be cheaper or dearer for a while: from valid_from up to, but not including, valid_to.
CREATE TABLE price_strategy (
  region_no  integer      NOT NULL REFERENCES region,
  brand      text         NOT NULL,
  family     text         NOT NULL,
  valid_from date         NOT NULL,
  known_from bigint       NOT NULL,
  valid_to   date         NOT NULL CHECK (valid_to >= valid_from), -- the same day: taken back
  factor     numeric(8,6) NOT NULL CHECK (factor > 0),
  reason     text         NOT NULL,
  PRIMARY KEY (region_no, brand, family, valid_from, known_from)
);

-- What somebody wants one part to cost for a while.
CREATE TABLE price_override (
  part_no    bigint        NOT NULL REFERENCES part,
  region_no  integer       NOT NULL REFERENCES region,
  valid_from date          NOT NULL,
  known_from bigint        NOT NULL,
  valid_to   date          NOT NULL CHECK (valid_to >= valid_from),
  value      numeric(19,4) NOT NULL CHECK (value > 0),
  currency   char(3)       NOT NULL,
  reason     text          NOT NULL,
  PRIMARY KEY (part_no, region_no, valid_from, known_from)
);
