-- Who froze a member or let them go on, and why. Append-only.
create table status_change (
    id uuid primary key,
    account_id uuid not null,
    status text not null,
    reason text, -- words: may be removed
    actor text not null,
    recorded_at timestamptz not null
);

create index status_change_of_account on status_change (account_id);
