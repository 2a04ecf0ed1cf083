-- The roles and schemas of the house, in an empty database: run once by a superuser. A role's password is in
-- the file of its name.
\set ON_ERROR_STOP on

\set owner_password `cat /run/secrets/house/loyalty_owner`
\set password `cat /run/secrets/house/loyalty`
create role loyalty_owner login password :'owner_password';
create role loyalty login password :'password';
alter role loyalty_owner set search_path = loyalty;
alter role loyalty set search_path = loyalty;
create schema loyalty authorization loyalty_owner;
grant usage on schema loyalty to loyalty;
alter default privileges for role loyalty_owner in schema loyalty grant select, insert on tables to loyalty;
alter default privileges for role loyalty_owner in schema loyalty grant usage on sequences to loyalty;

\set owner_password `cat /run/secrets/house/referral_owner`
\set password `cat /run/secrets/house/referral`
create role referral_owner login password :'owner_password';
create role referral login password :'password';
alter role referral_owner set search_path = referral;
alter role referral set search_path = referral;
create schema referral authorization referral_owner;
grant usage on schema referral to referral;
alter default privileges for role referral_owner in schema referral grant select, insert on tables to referral;
alter default privileges for role referral_owner in schema referral grant usage on sequences to referral;

\set owner_password `cat /run/secrets/house/notification_owner`
\set password `cat /run/secrets/house/notification`
create role notification_owner login password :'owner_password';
create role notification login password :'password';
alter role notification_owner set search_path = notification;
alter role notification set search_path = notification;
create schema notification authorization notification_owner;
grant usage on schema notification to notification;
alter default privileges for role notification_owner in schema notification grant select, insert on tables to notification;
alter default privileges for role notification_owner in schema notification grant usage on sequences to notification;

revoke all on schema public from public;
