-- Work that outlives a crash: the daily run, imports; and the bytes that were sent.

-- The queue has no wall, for workers read it across tenants; so it holds nothing but who, what and until when.
create table work (
  tenant {{uuid}} not null references tenants (tenant),
  id {{uuid}} not null,
  kind text not null,
  lease_until {{instant}} not null,
  epoch bigint not null,
  is_done {{flag}} not null,
  primary key (tenant, id)
);
create index work_open on work (kind, lease_until) where not is_done;

create table runs (
  tenant {{uuid}} not null,
  run {{uuid}} not null,
  day {{day}} not null,
  is_automatic {{flag}} not null,
  by text not null,
  started_at {{instant}} not null,
  ended_at {{instant}},
  asked bigint not null,
  decided bigint not null,
  proposed bigint not null,
  issued bigint not null,
  primary key (tenant, run),
  foreign key (tenant, run) references work (tenant, id)
);
create unique index runs_daily on runs (tenant, day) where is_automatic;
create index runs_started on runs (tenant, started_at);
{{walls runs}}

-- A confirmed import keeps its file among the blobs until it is done.
create table imports (
  tenant {{uuid}} not null,
  import {{uuid}} not null,
  file_name text not null,
  file_hash text not null,
  blob text,
  plan text not null,
  rows bigint not null,
  done bigint not null,
  by text not null,
  confirmed_at {{instant}} not null,
  ended_at {{instant}},
  problem text,
  primary key (tenant, import),
  foreign key (tenant, import) references work (tenant, id)
);
create index imports_confirmed on imports (tenant, confirmed_at);
{{walls imports}}

-- Bytes that were sent or received, encrypted with the key of the stream that they are about, and addressed by the
-- hash of what is stored here.
create table blobs (
  tenant {{uuid}} not null,
  hash text not null,
  stream {{uuid}} not null,
  key {{uuid}},
  body {{bytes}} not null,
  stored_at {{instant}} not null,
  primary key (tenant, hash),
  foreign key (tenant, stream) references streams (tenant, stream)
);
{{walls blobs}}
