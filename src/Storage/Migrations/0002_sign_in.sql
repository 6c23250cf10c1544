-- Who may sign in, and to which firms they belong. Read before any tenant is known, hence without a tenant policy.
-- Columns are those of ASP.NET Core Identity's store, schema version 3 (with passkeys), in our way of naming.
-- Instants are milliseconds since 1970 in UTC; yes and no are 1 and 0.

create table people (
  id text not null primary key,
  name text not null,
  user_name text null,
  normalized_user_name text null,
  email text null,
  normalized_email text null,
  email_confirmed integer not null,
  password_hash text null,
  security_stamp text null,
  concurrency_stamp text null,
  phone_number text null,
  phone_number_confirmed integer not null,
  two_factor_enabled integer not null,
  lockout_end bigint null,
  lockout_enabled integer not null,
  access_failed_count integer not null
);
create unique index people_by_user_name on people (normalized_user_name);
create unique index people_by_email on people (normalized_email);

create table people_claims (
  id integer not null primary key,
  user_id text not null references people (id) on delete cascade,
  claim_type text null,
  claim_value text null
);
create index people_claims_by_person on people_claims (user_id);

create table people_logins (
  login_provider text not null,
  provider_key text not null,
  provider_display_name text null,
  user_id text not null references people (id) on delete cascade,
  primary key (login_provider, provider_key)
);
create index people_logins_by_person on people_logins (user_id);

create table people_tokens (
  user_id text not null references people (id) on delete cascade,
  login_provider text not null,
  name text not null,
  value text null,
  primary key (user_id, login_provider, name)
);

create table people_passkeys (
  credential_id {{bytes}} not null primary key,
  user_id text not null references people (id) on delete cascade,
  data text not null
);
create index people_passkeys_by_person on people_passkeys (user_id);

-- What sign-in must know of a firm: its name for the switch, its country for the way of writing money, and what was
-- stated when it was opened, kept so that an interrupted opening can be finished.
create table firms (
  tenant text not null primary key,
  name text not null,
  town text not null,
  country text not null,
  stated text not null,
  opened_at bigint not null
);

create table memberships (
  person text not null references people (id) on delete cascade,
  tenant text not null references firms (tenant),
  role text not null check (role in ('owner', 'bookkeeper', 'reader')),
  primary key (person, tenant)
);
create index memberships_by_tenant on memberships (tenant);
