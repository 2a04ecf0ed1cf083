-- Relays look for the first row of each aggregate by outbox_order alone; rows that are tried again later no longer move in an index.
drop index outbox_due;

-- The oldest row of a link, and the numbers that wait and are dead, for the metrics.
create index outbox_age on outbox (link, id) where dead_at is null;

create index outbox_dead on outbox (link) where dead_at is not null;

-- What was delivered lies before what waits until it is vacuumed.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
