-- Tenants, their journal and its keys. A row of the journal is final from its first day.

-- The directory. It is read before anybody has entered a tenant, so it has no wall and holds nothing of the trade.
create table tenants (
  tenant {{uuid}} primary key,
  name text not null,
  zone text not null,
  country text not null
);

-- The newest version of each stream. Its row is what a writer locks.
create table streams (
  tenant {{uuid}} not null references tenants (tenant),
  stream {{uuid}} not null,
  kind text not null check (kind in ('debtor', 'tenant')),
  version bigint not null check (version >= 0),
  hash {{bytes}} not null,
  primary key (tenant, stream)
){{clustered}};
{{walls streams}}

create table journal (
  tenant {{uuid}} not null,
  stream {{uuid}} not null,
  version bigint not null check (version > 0),
  kind text not null check (kind in ('debtor', 'tenant')),
  command {{uuid}} not null,
  part bigint not null check (part >= 0),
  event text not null,
  body {{bytes}} not null,
  key {{uuid}},
  by text not null,
  reason text not null,
  at {{instant}} not null,
  hash {{bytes}} not null,
  primary key (tenant, stream, version),
  constraint journal_command unique (tenant, stream, command, part),
  foreign key (tenant, stream) references streams (tenant, stream)
){{clustered}};
create index journal_at on journal (tenant, at);
{{walls journal}}
{{append-only journal}}

-- A stream's keys, wrapped by a master key that lies outside the database. A destroyed key is empty.
create table stream_keys (
  tenant {{uuid}} not null,
  stream {{uuid}} not null,
  key {{uuid}} not null,
  master text not null,
  wrapped {{bytes}},
  made_at {{instant}} not null,
  destroyed_at {{instant}},
  primary key (tenant, stream, key),
  foreign key (tenant, stream) references streams (tenant, stream)
){{clustered}};
{{walls stream_keys}}
