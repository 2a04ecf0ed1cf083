-- One row for each business key that has taken effect, for ever. The key is hashed: half the index of caller and key, and twice the
-- insert rate. Both are compared on a hit.
create table operation (
    id uuid primary key, -- first 16 bytes of sha256(caller, 0, key)
    caller text not null,
    key text not null,
    fingerprint uuid not null, -- of the call and its decoded body
    kind text not null,
    result_id uuid not null,
    recorded_at timestamptz not null
);

-- What was answered, where the answer cannot be derived from rows that never change.
create table answer (
    operation_id uuid primary key,
    status smallint not null,
    figures jsonb not null, -- ids and figures only, no personal data
    recorded_at timestamptz not null
);
