-- Where and how members are reached: a copy of what loyalty knows. All that names a person is here and in inbox_item.
create table contact (
    member_id uuid primary key,
    version bigint not null, -- grows with each change in loyalty; an older one changes nothing
    external_id text, -- the customer's id at the house's identity provider, equal to the token's sub
    display_name text,
    email text,
    phone text,
    locale text,
    time_zone text,
    deleted_at timestamptz, -- a deleted contact keeps its version, so that a late older one does not bring it back
    check (deleted_at is null or coalesce(external_id, display_name, email, phone, locale, time_zone) is null),
    check (deleted_at is not null or (external_id is not null and locale is not null and time_zone is not null))
);

create index contact_of_customer on contact (external_id, member_id) where external_id is not null;

grant update on contact to ${serving};
