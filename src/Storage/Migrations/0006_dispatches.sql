-- Letters on their way to the debtor, and the queue of those that a machine hands over.

create table dispatches (
  tenant {{uuid}} not null,
  dispatch {{uuid}} not null,
  debtor {{uuid}} not null,
  letter {{uuid}} not null,
  channel text not null,
  state text not null,
  is_copy {{flag}} not null,
  planned_on {{day}} not null,
  changed_on {{day}} not null,
  code text,
  tracking text,
  because text,
  bytes text not null,
  evidence text,
  primary key (tenant, dispatch),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create index dispatches_debtor on dispatches (tenant, debtor);
create index dispatches_letter on dispatches (tenant, letter);
create index dispatches_state on dispatches (tenant, state, planned_on);
-- One way at a time: whatever a program does wrong, a letter goes out once, and any further one is called a copy.
create unique index dispatches_once on dispatches (tenant, letter)
  where not is_copy and state in ('Planned', 'Parked', 'HandingOver', 'Accepted', 'Unknown');
{{walls dispatches}}

-- The queue has no wall, for workers read it across tenants; so it holds nothing but who, what, when and how often.
-- A row is leased by moving its day on, and is gone when the letter needs no machine any more.
create table outbox (
  tenant {{uuid}} not null references tenants (tenant),
  id {{uuid}} not null,
  due_at {{instant}} not null,
  epoch bigint not null,
  tries bigint not null,
  primary key (tenant, id)
);
create index outbox_due on outbox (due_at);
