-- The review queue. It knows listings, detections and sellers by their ids only.
create table review_case (
    id                text primary key,   -- cas_, sorts by time
    tenant            text             not null,
    group_key         text             not null, -- what makes two listings one case
    status            text             not null check (status in ('OPEN', 'CLAIMED', 'WAITING', 'CLOSED')),
    outcome           text,
    verdict           text,                      -- as a person decided it
    note              text,
    seller_id         text,
    priority          double precision not null,
    at_stake          numeric(19, 4),
    at_stake_currency char(3),
    revision          bigint           not null default 1, -- ETag and fence: every change, a claim too, moves it
    holder            text,
    lease_until       timestamptz,               -- the database's clock alone decides
    created_at        timestamptz      not null default now(),
    decided_at        timestamptz,
    decided_by        text,
    check ((status = 'CLAIMED') = (holder is not null)),
    check ((status = 'CLAIMED') = (lease_until is not null)),
    check (status <> 'CLOSED' or outcome is not null)
);
create unique index review_case_undecided_group on review_case (tenant, group_key) where status <> 'CLOSED';
create index review_case_next on review_case (tenant, priority desc, id) where status in ('OPEN', 'CLAIMED');
create index review_case_by_status on review_case (tenant, status, priority desc, id);
create index review_case_by_priority on review_case (tenant, priority desc, id);
create index review_case_confirmed on review_case (tenant, seller_id, decided_at) where outcome = 'CONFIRMED';

create table case_listing (
    case_id      text        not null references review_case (id),
    tenant       text        not null,
    listing_id   text        not null,
    detection_id text        not null,
    detected_at  timestamptz not null,
    content_hash text        not null,
    verdict      text        not null,
    flags        text        not null, -- codes of the rulings that ask for a person, by comma
    priority     double precision not null,
    at_stake     numeric(19, 4),
    currency     char(3),
    added_at     timestamptz not null default now(),
    primary key (case_id, listing_id)
);
create index case_listing_of_listing on case_listing (tenant, listing_id);

create table case_event (
    case_id text        not null references review_case (id),
    no      bigint      generated always as identity,
    type    text        not null,
    actor   text        not null,
    at      timestamptz not null default now(),
    data    jsonb       not null,
    primary key (case_id, no)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger case_event_is_append_only before update or delete on case_event
    for each row execute function refuse_change();
