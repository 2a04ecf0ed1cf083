create table campaign (
    id uuid primary key,
    name text not null,
    event_type text not null,
    effect text not null check (effect in ('FIXED', 'PER_UNIT')), -- PER_UNIT: for each whole unit of the event's currency
    points bigint not null check (points between 1 and 1000000),
    currency text check ((currency is null) = (effect = 'FIXED')),
    state text not null check (state in ('RUNNING', 'ENDED')),
    starts_at timestamptz not null,
    ends_at timestamptz
);

create index campaign_running on campaign (event_type) where state = 'RUNNING';
