-- Two kinds of time. "valid": days in the region's zone on which something holds. "known": revisions of the price book
-- at which we knew it. Nothing is edited: a change closes what was known and adds what is known from now on.

CREATE TABLE book (
  revision   bigint      PRIMARY KEY,
  changed_at timestamptz NOT NULL UNIQUE,
  cause      text        NOT NULL CHECK (cause IN ('REGION', 'RULE', 'RATES', 'PRICES')),
  subject    text        NOT NULL,
  chain      char(64)    NOT NULL -- SHA-256 of the chain before it and of this change's content
);

CREATE TABLE region (
  no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text    NOT NULL UNIQUE CHECK (id ~ '^[a-z0-9][a-z0-9.-]{0,31}$')
);

CREATE TABLE region_version (
  no              bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  region_no       integer       NOT NULL REFERENCES region,
  valid           daterange     NOT NULL,
  known           int8range     NOT NULL,
  name            text          NOT NULL,
  currency        char(3)       NOT NULL,
  price_grid      numeric(19,4) NOT NULL CHECK (price_grid > 0),
  tax_rate        numeric(9,6)  NOT NULL CHECK (tax_rate >= 0),
  zone            text          NOT NULL,
  dealer_discount numeric(9,6)  NOT NULL CHECK (dealer_discount >= 0 AND dealer_discount < 1),
  ex_works_share  numeric(9,6)  CHECK (ex_works_share > 0),
  CONSTRAINT region_has_one_version_a_day
    EXCLUDE USING gist (int4range(region_no, region_no, '[]') WITH &&, valid WITH &&, known WITH &&)
);

CREATE TABLE region_country (
  version_no bigint    NOT NULL REFERENCES region_version,
  country    text      NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  valid      daterange NOT NULL,
  known      int8range NOT NULL,
  country_no integer   GENERATED ALWAYS AS (ascii(country) * 256 + ascii(substr(country, 2))) STORED,
  PRIMARY KEY (version_no, country),
  CONSTRAINT country_is_in_one_region
    EXCLUDE USING gist (int4range(country_no, country_no, '[]') WITH &&, valid WITH &&, known WITH &&)
);

CREATE TABLE price_rule_version (
  no        bigint    GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule_id   text      NOT NULL CHECK (rule_id ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  known     int8range NOT NULL,
  in_force  daterange NOT NULL,
  countries text[]    NOT NULL CHECK (cardinality(countries) > 0),
  document  jsonb     NOT NULL -- the whole rule; "v" is its form
);
CREATE UNIQUE INDEX price_rule_version_current ON price_rule_version (rule_id) WHERE upper_inf(known);
CREATE INDEX price_rule_version_known ON price_rule_version USING gist (known);

-- Units per euro. A correction is a row known from later on.
CREATE TABLE rate (
  day        date           NOT NULL,
  currency   char(3)        NOT NULL,
  per_euro   numeric(20,10) NOT NULL CHECK (per_euro > 0),
  known_from bigint         NOT NULL,
  PRIMARY KEY (day, currency, known_from)
);

CREATE TABLE part (
  no             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  brand          text   NOT NULL, -- key of the brand's name: letters and digits only
  number         text   NOT NULL, -- identity of the printed number
  normalized     text   NOT NULL, -- a lookup key; several parts may share it
  key            text   GENERATED ALWAYS AS (brand || '|' || number) STORED UNIQUE,
  normalized_key text   GENERATED ALWAYS AS (brand || '|' || normalized) STORED,
  printed        text   NOT NULL
);
CREATE INDEX part_normalized_key ON part (normalized_key);

-- What a price list said, when it holds from, and when we learnt it. A price holds until the next one of its part and
-- region begins, so two can never hold on one day: the periods are what lies between the rows. A correction of the same
-- day is a row known from later on.
CREATE TABLE price (
  part_no    bigint        NOT NULL REFERENCES part,
  region_no  integer       NOT NULL REFERENCES region,
  valid_from date          NOT NULL,
  known_from bigint        NOT NULL,
  list_price numeric(19,4) NOT NULL CHECK (list_price > 0),
  dealer_net numeric(19,4) CHECK (dealer_net > 0 AND dealer_net <= list_price),
  currency   char(3)       NOT NULL,
  family     text,
  PRIMARY KEY (part_no, region_no, valid_from, known_from)
);

CREATE TABLE price_mapping (
  name       text        PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
  yaml       text        NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE price_import (
  id               text        PRIMARY KEY,
  status           text        NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'FINISHED', 'FAILED')),
  upload           char(64)    NOT NULL,
  upload_bytes     bigint      NOT NULL,
  format           text        NOT NULL CHECK (format IN ('CSV', 'NDJSON')),
  mapping_name     text,
  mapping_yaml     text, -- as it was when the file came
  dry_run          boolean     NOT NULL,
  rows_read        bigint      NOT NULL DEFAULT 0,
  accepted         bigint      NOT NULL DEFAULT 0,
  rejected         bigint      NOT NULL DEFAULT 0,
  unchanged        bigint      NOT NULL DEFAULT 0,
  file_columns     text[]      NOT NULL DEFAULT '{}',
  rejected_rows    char(64), -- the blob of rejected rows, where there are any
  price_book       text,
  failure_code     text,
  failure_detail   text,
  created_by       text        NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now(),
  started_at       timestamptz,
  finished_at      timestamptz,
  attempts         integer     NOT NULL DEFAULT 0,
  claim            uuid, -- who works on it; whoever lost it may no longer write
  lease_until      timestamptz
);
CREATE INDEX price_import_open ON price_import (created_at) WHERE status IN ('QUEUED', 'RUNNING');

-- A quote is never changed; its answer is kept as the bytes that were sent.
CREATE TABLE quote (
  id         text        PRIMARY KEY,
  tenant     text        NOT NULL,
  created_by text        NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  country    text        NOT NULL,
  valid_at   date        NOT NULL,
  revision   bigint      NOT NULL,
  answer     bytea       NOT NULL
);
CREATE INDEX quote_tenant ON quote (tenant, created_at);
