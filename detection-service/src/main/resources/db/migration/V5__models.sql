-- Models. Their bytes are blobs; what decides which of them judge is here, and the database alone keeps it to one champion a kind.
create table model (
    id            text        primary key, -- says what it is made of: features, trees, calibrations
    kind          text        not null check (kind in ('MATCH', 'VERDICT')),
    state         text        not null check (state in ('CANDIDATE', 'CHALLENGER', 'CHAMPION', 'RETIRED')),
    blob          char(64)    not null,
    bytes         bigint      not null,
    features_hash text        not null,
    features      text[]      not null,
    card          jsonb       not null, -- data, trainers with Tribuo's provenance, evaluation
    probes        jsonb       not null, -- examples with what Tribuo answered to them
    replaced      text references model (id), -- the champion before, where it became one: the way back
    revision      bigint      not null default 1,
    registered_by text        not null,
    registered_at timestamptz not null,
    changed_at    timestamptz not null
);
create unique index model_one_champion on model (kind) where state = 'CHAMPION';
create unique index model_one_challenger on model (kind) where state = 'CHALLENGER';
create index model_by_time on model (registered_at desc, id);

-- Who did what to a model and why.
create table model_change (
    no       bigint      generated always as identity primary key,
    model_id text        not null references model (id),
    was      text,
    became   text        not null,
    actor    text        not null,
    reason   text        not null,
    at       timestamptz not null
);
create index model_change_of_model on model_change (model_id, no);
create trigger model_change_is_append_only before update or delete on model_change
    for each row execute function refuse_change();

-- Shadow runs: how often a challenger said what beside a champion, and where it said something else. Never a verdict.
create table shadow_count (
    challenger text   not null references model (id),
    champion   text   not null references model (id),
    said       text   not null, -- by the champion
    would_say  text   not null, -- by the challenger
    n          bigint not null,
    primary key (challenger, champion, said, would_say)
);
create table shadow_run (
    challenger text        not null references model (id),
    champion   text        not null references model (id),
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    passed_by  bigint      not null default 0, -- listings it had no time for, or could not be judged
    primary key (challenger, champion)
);
create table shadow_difference (
    challenger          text             not null references model (id),
    champion            text             not null references model (id),
    tenant              text             not null,
    listing_id          text             not null,
    said                text             not null,
    said_probability    double precision not null,
    would_say           text             not null,
    would_probability   double precision not null,
    said_part           text,
    would_part          text,
    seen                timestamptz      not null,
    primary key (challenger, champion, tenant, listing_id)
);
create index shadow_difference_by_time on shadow_difference (tenant, challenger, seen desc, listing_id);
