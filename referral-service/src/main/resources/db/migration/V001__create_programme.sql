create table programme (
    id uuid primary key,
    name text not null,
    landing_url text not null,
    advocate_points bigint not null check (advocate_points between 0 and 1000000000),
    friend_points bigint not null check (friend_points between 0 and 1000000000),
    qualifying_event text not null,
    minimum_amount bigint check (minimum_amount >= 0), -- in minor units of the currency
    minimum_currency text check ((minimum_currency is null) = (minimum_amount is null)),
    attribution_days integer not null check (attribution_days > 0),
    return_days integer not null check (return_days >= 0),
    is_default boolean not null,
    status text not null check (status in ('RUNNING', 'PAUSED', 'ENDED')),
    created_at timestamptz not null
);

create unique index programme_default on programme (is_default) where is_default;

grant update on programme to ${serving};
