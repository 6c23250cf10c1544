-- What workers keep: the day's runs, imports under way, and the bytes that were sent or received.

create table runs (
  tenant {{uuid}} not null references tenants (tenant),
  run {{uuid}} not null,
  day {{day}} not null,
  is_automatic {{flag}} not null,
  by text not null,
  state text not null check (state in ('Started', 'Done', 'Failed')),
  started_at {{instant}} not null,
  ended_at {{instant}},
  debtors_seen bigint not null,
  proposed bigint not null,
  issued bigint not null,
  note text not null,
  primary key (tenant, run)
){{clustered}};
-- One automatic run for each local day: this index is what keeps a second node from starting it.
{{sqlite}}create unique index runs_day on runs (tenant, day) where is_automatic = 1;{{end}}
{{postgres}}create unique index runs_day on runs (tenant, day) where is_automatic;{{end}}
{{walls runs}}

-- Encrypted, addressed by the hash of what is stored.
create table blobs (
  tenant {{uuid}} not null,
  hash text not null,
  stream {{uuid}} not null,
  key {{uuid}} not null,
  body {{bytes}} not null,
  stored_at {{instant}} not null,
  primary key (tenant, hash),
  foreign key (tenant, stream, key) references stream_keys (tenant, stream, key)
);
{{walls blobs}}
{{append-only blobs}}

create table imports (
  tenant {{uuid}} not null references tenants (tenant),
  import {{uuid}} not null,
  file text not null,
  blob text not null,
  mapping text not null,
  plan text not null,
  state text not null check (state in ('Preview', 'Confirmed', 'Done', 'Discarded')),
  rows bigint not null,
  rows_done bigint not null,
  by text not null,
  made_at {{instant}} not null,
  ended_at {{instant}},
  primary key (tenant, import),
  foreign key (tenant, blob) references blobs (tenant, hash)
){{clustered}};
{{walls imports}}
