-- Market pressure as it was taken down at one moment: written once, never changed.
create table market_pressure (
    id       text        primary key, -- mps_, sorts by time
    tenant   text        not null,
    taken_at timestamptz not null,
    taken_by text        not null,
    document jsonb       not null
);
create index market_pressure_latest on market_pressure (tenant, taken_at desc);
create trigger market_pressure_is_append_only before update or delete on market_pressure
    for each row execute function refuse_change();
