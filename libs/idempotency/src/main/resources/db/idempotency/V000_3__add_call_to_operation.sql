-- Verb and path, so that the caller can be told what became of a key. Empty in rows that are older than the column.
alter table operation add column call text not null default '';
alter table operation alter column call drop default;
