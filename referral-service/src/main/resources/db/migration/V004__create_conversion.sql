-- What a partner reported that a friend did; also what pays nothing.
create table conversion (
    id uuid primary key,
    referral_id uuid not null references referral,
    event_id text not null, -- the caller's own name for it
    operation_id uuid not null, -- the request that brought it
    type text not null,
    amount bigint, -- in minor units of the currency
    currency text check ((currency is null) = (amount is null)),
    outcome text not null check (outcome in ('QUALIFIED', 'OTHER_TYPE', 'BELOW_MINIMUM', 'OTHER_CURRENCY')),
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    unique (referral_id, event_id)
);
