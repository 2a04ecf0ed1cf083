create table referral (
    id uuid primary key,
    programme_id uuid not null references programme,
    advocate_id uuid not null references advocate,
    partner text, -- who registered it and may see and convert it; null for a service
    friend_external_id text not null,
    friend_member_id uuid, -- once the friend is known to be a member
    status text not null check (status in
        ('REGISTERED', 'QUALIFIED', 'APPROVED', 'REWARDED', 'DENIED', 'EXPIRED')),
    reason text,
    judged boolean not null, -- whether it is known that the friend was not a customer before
    registered_at timestamptz not null,
    expires_at timestamptz not null,
    updated_at timestamptz not null,
    unique (programme_id, friend_external_id) -- one advocate a friend a programme, whoever comes first
) with (fillfactor = 80);

create index referral_of_advocate on referral (advocate_id, id desc);

create index referral_of_partner on referral (partner, id desc);

create index referral_of_friend on referral (friend_external_id);

create index referral_changed on referral (updated_at, id);

create index referral_running_out on referral (expires_at) where status = 'REGISTERED';

grant update on referral to ${serving};

-- What one side gets.
create table payout (
    id uuid primary key,
    referral_id uuid not null references referral,
    side text not null check (side in ('ADVOCATE', 'FRIEND')),
    points bigint not null check (points > 0),
    status text not null check (status in ('WAITING', 'PENDING', 'PAID', 'DENIED')),
    due_at timestamptz, -- when the return period ends; null where there is none
    reason text check ((reason is null) = (status <> 'DENIED')),
    transaction_id uuid check ((transaction_id is null) = (status <> 'PAID')),
    unique (referral_id, side)
) with (fillfactor = 80);

create index payout_waiting on payout (due_at) where status = 'WAITING';

grant update on payout to ${serving};

-- What happened to a referral, in its order.
create table timeline_entry (
    id bigint generated always as identity primary key,
    referral_id uuid not null references referral,
    status text not null,
    at timestamptz not null,
    text text not null
);

create index timeline_of_referral on timeline_entry (referral_id, id);
