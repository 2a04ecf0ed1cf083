-- The only personal data that referral keeps, apart from the rest so that it can be removed.
create table friend_contact (
    referral_id uuid primary key,
    email text,
    phone text,
    name text
);

-- From where a registration or a conversion was made.
create table circumstance (
    subject_id uuid primary key, -- of the referral or the conversion
    ip text,
    device_id text,
    user_agent text,
    occurred_at timestamptz
);
