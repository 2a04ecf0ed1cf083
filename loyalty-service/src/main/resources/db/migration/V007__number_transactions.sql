-- The order in which the background check walks: no clock can bend it.
alter table transaction add column number bigint generated always as identity;
create unique index transaction_number on transaction (number);

-- State, one row: how far everything was found right. A number is passed over to "verified" only when every transaction of the
-- database that was open when it was seen has ended, so that none can still appear below it.
create table verification (
    only_row boolean primary key default true check (only_row),
    verified bigint not null, -- all transactions up to this number hold
    seen bigint not null, -- the highest number when it was last looked at
    seen_before xid8 not null -- every database transaction from this one on is newer
);

insert into verification (verified, seen, seen_before) values (0, 0, '0');

grant update on verification to ${serving};
