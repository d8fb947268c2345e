-- Listings, what they were judged to be, scans, cases. Months are partitions from the start: old ones can be dropped whole.

-- What a marketplace shows of a seller, and the only table with personal data: erasing a seller means erasing here.
create table seller (
    tenant      text        not null,
    id          text        not null, -- sel_ and a hash of marketplace and external id
    marketplace text        not null,
    external_id text,
    name        text,
    country     text,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    primary key (tenant, id)
);

-- One row an offer: its newest content and what that was judged to be.
create table listing (
    tenant            text        not null,
    id                text        not null, -- lst_ and a hash of marketplace and external id
    marketplace       text        not null,
    external_id       text        not null,
    seller_id         text,
    content_hash      text        not null,
    content_seen      timestamptz not null, -- partition key of its listing_version
    basis_hash        text,
    detection_id      text,
    detected_at       timestamptz,          -- partition key of its detection
    verdict           text,
    accused           boolean     not null default false,
    at_stake          numeric(19, 4),
    at_stake_currency char(3),
    first_seen        timestamptz not null,
    last_seen         timestamptz not null,
    primary key (tenant, id)
);
create index listing_of_seller on listing (tenant, seller_id, first_seen) where seller_id is not null;
create index listing_accused on listing (tenant, seller_id) where accused;

-- Every content an offer ever had, with the price observed: append only.
create table listing_version (
    tenant         text        not null,
    listing_id     text        not null,
    content_hash   text        not null,
    seen           timestamptz not null,
    price_amount   numeric(19, 4),
    price_currency char(3),
    document       jsonb       not null, -- without the seller's name and id
    primary key (tenant, listing_id, content_hash, seen)
) partition by range (seen);

-- What detections rest on; few rows.
create table basis (
    hash     text primary key,
    document jsonb not null
);

-- A row where content or basis changed, never the same twice: the id is a hash of both.
create table detection (
    tenant            text             not null,
    id                text             not null, -- det_
    created_at        timestamptz      not null,
    listing_id        text             not null,
    content_hash      text             not null,
    content_seen      timestamptz      not null,
    seller_id         text,
    basis_hash        text             not null references basis (hash),
    verdict           text,                      -- null: UNDECIDED, with its code
    code              text,
    probability       double precision,
    margin            double precision,
    accused           boolean          not null,
    part_id           text,
    price_ratio       double precision,          -- price a piece over genuine list price, where both are known in one currency
    at_stake          numeric(19, 4),
    at_stake_currency char(3),
    document          jsonb            not null,
    primary key (tenant, id, created_at),
    check ((verdict is null) = (code is not null))
) partition by range (created_at);
create index detection_by_time on detection (tenant, created_at desc, id);
create index detection_by_margin on detection (tenant, verdict, margin desc, id);
create index detection_accused on detection (tenant, margin desc, id) where accused;
create index detection_of_listing on detection (tenant, listing_id);

-- Months of all partitioned tables here; what no month covers (a clock gone wrong) goes to the default partition.
create function ensure_month(month date) returns void language plpgsql as $$
declare
    first date := date_trunc('month', month)::date;
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('partguard ensure_month'));
    foreach parent in array array['listing_version', 'detection'] loop
        if to_regclass(parent || to_char(first, '_YYYYMM')) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                parent || to_char(first, '_YYYYMM'), parent,
                first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
        end if;
    end loop;
end $$;
create table listing_version_other partition of listing_version default;
create table detection_other partition of detection default;
select ensure_month((now() at time zone 'UTC')::date);
select ensure_month(((now() at time zone 'UTC') + interval '1 month')::date);

create table listing_mapping (
    tenant     text        not null,
    name       text        not null,
    revision   bigint      not null,
    document   text        not null, -- the YAML as sent
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (tenant, name)
);

create table scan (
    id             text primary key,       -- scn_, sorts by time
    tenant         text        not null,
    name           text,
    country        text,
    mapping        text,                   -- YAML in force when the scan was sent: a later change does not touch it
    format         text        not null,   -- csv or ndjson
    upload         text        not null,   -- BlobStore
    upload_bytes   bigint      not null,
    columns        text[],                 -- of a CSV file, as it names them
    rejects        text,                   -- BlobStore: rejected rows with their errors, NDJSON
    status         text        not null check (status in ('QUEUED', 'RUNNING', 'FINISHED', 'FAILED')),
    read           bigint      not null default 0,
    accepted       bigint      not null default 0,
    rejected       bigint      not null default 0,
    split          boolean     not null default false,
    outage_since   timestamptz,
    failure_code   text,
    failure_detail text,
    created_by     text        not null,
    created_at     timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz
);
create index scan_of_tenant on scan (tenant, id desc);

-- done only ever moves by compare-and-set: that is fence, restart point and progress in one.
create table scan_segment (
    scan_id text   not null references scan (id) on delete cascade,
    no      int    not null,
    blob    text   not null,
    size    int    not null,
    done    int    not null default 0,
    primary key (scan_id, no),
    check (done between 0 and size)
);

create table scan_result (
    scan_id      text        not null references scan (id) on delete cascade,
    line         bigint      not null,
    listing_id   text        not null,
    detection_id text        not null,
    detected_at  timestamptz not null,
    primary key (scan_id, line)
);

create table scan_count (
    scan_id text   not null references scan (id) on delete cascade,
    segment int    not null,
    verdict text   not null, -- or UNDECIDED
    n       bigint not null,
    primary key (scan_id, segment, verdict)
);

-- db-scheduler 16
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
