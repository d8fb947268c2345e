-- A case whose models' verdict is withheld until it is decided.
alter table review_case add column blind boolean not null default false;
create index review_case_blind on review_case (tenant, id) where blind and status <> 'CLOSED';

-- One draw a day: whoever writes the row draws, everybody else has nothing to do.
create table blind_draw (
    tenant    text        not null,
    day       date        not null, -- of UTC
    seed      text        not null, -- with it the draw can be repeated
    dismissed bigint      not null, -- offers that it was drawn from
    drawn     int         not null,
    drawn_at  timestamptz not null,
    primary key (tenant, day)
);
create table blind_sample (
    tenant       text        not null,
    day          date        not null,
    listing_id   text        not null,
    detection_id text        not null,
    case_id      text        not null references review_case (id),
    primary key (tenant, day, listing_id),
    foreign key (tenant, day) references blind_draw (tenant, day)
);
create trigger blind_sample_is_append_only before update or delete on blind_sample
    for each row execute function refuse_change();
