-- What offers show of the account behind them. Contacts, pictures and texts stand here as keyed hashes only: equal ones meet,
-- none can be read back. Parts and brands stand under their own names.
create table seller_trace (
    tenant     text        not null,
    kind       text        not null check (kind in ('CONTACT', 'IMAGE', 'TEXT', 'PART', 'BRAND')),
    mark       text        not null,
    seller_id  text        not null,
    listing_id text        not null, -- where it was seen first
    first_seen timestamptz not null,
    primary key (tenant, kind, mark, seller_id)
);
create index seller_trace_of_seller on seller_trace (tenant, seller_id, kind, first_seen);

-- Pairs of which a person said that they are not the same, whatever they share; a is the smaller id.
create table seller_link_cut (
    tenant text        not null,
    a      text        not null,
    b      text        not null,
    actor  text        not null,
    reason text        not null,
    at     timestamptz not null,
    primary key (tenant, a, b),
    check (a < b)
);
create index seller_link_cut_b on seller_link_cut (tenant, b);
