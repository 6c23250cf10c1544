-- What a firm's model has used on a day. It is asked before each call, so that no day costs more than was allowed.
create table assistant_usage (
  tenant {{uuid}} not null references tenants (tenant),
  day {{day}} not null,
  tokens bigint not null,
  calls bigint not null,
  primary key (tenant, day)
);
{{walls assistant_usage}}

-- One row for each call: which prompt in which version, and how it ended. No text, neither what was asked nor answered.
create table assistant_calls (
  tenant {{uuid}} not null references tenants (tenant),
  call {{uuid}} not null,
  day {{day}} not null,
  at {{instant}} not null,
  prompt text not null,
  version bigint not null,
  hash text not null,
  model text not null,
  tokens bigint not null,
  outcome text not null,
  primary key (tenant, call)
);
create index assistant_calls_day on assistant_calls (tenant, day, at);
{{walls assistant_calls}}
