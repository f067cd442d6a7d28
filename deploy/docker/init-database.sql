-- Run once, by the first start of an empty database: a login and a schema of its own for every service.
-- The passwords come from the environment of the database container.
\getenv directory_password DIRECTORY_DB_PASSWORD
\getenv registration_password REGISTRATION_DB_PASSWORD
\getenv evaluation_password EVALUATION_DB_PASSWORD
\getenv certification_password CERTIFICATION_DB_PASSWORD
\getenv notification_password NOTIFICATION_DB_PASSWORD

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Nobody but the administrator writes to the schema that all share; it only holds the extensions.
revoke create on schema public from public;

create role directory login password :'directory_password';
create role registration login password :'registration_password';
create role evaluation login password :'evaluation_password';
create role certification login password :'certification_password';
create role notification login password :'notification_password';

create schema directory authorization directory;
create schema registration authorization registration;
create schema evaluation authorization evaluation;
create schema certification authorization certification;
create schema notification authorization notification;

alter role directory set search_path = directory, public;
alter role registration set search_path = registration, public;
alter role evaluation set search_path = evaluation, public;
alter role certification set search_path = certification, public;
alter role notification set search_path = notification, public;

-- "create schema if not exists", which every service says at start, asks for this right even when the schema exists.
grant create on database :"DBNAME" to directory, registration, evaluation, certification, notification;
