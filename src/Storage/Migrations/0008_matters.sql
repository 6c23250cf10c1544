-- What a person looks after beside invoices and letters: promises, plans, complaints, circumstances, calls, hand-overs.
-- No row depends on the day on which it is read: whether a promise is broken follows from its day and its sums.
create table matters (
  tenant {{uuid}} not null,
  matter {{uuid}} not null,
  debtor {{uuid}} not null,
  kind text not null,
  detail text not null,
  state text not null,
  opened_on {{day}} not null,
  next_on {{day}},
  breaks_on {{day}},
  ended_on {{day}},
  currency text,
  amount bigint,
  received bigint,
  waiting bigint not null,
  primary key (tenant, matter),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create index matters_debtor on matters (tenant, debtor);
create index matters_open on matters (tenant, kind, state, next_on);
{{walls matters}}

alter table debtors add column segment text not null default 'New';
alter table debtors add column score bigint;
alter table debtors add column segment_by_hand {{flag}} not null default false;
alter table claims add column disputed bigint not null default 0;
alter table claims add column referred_to text;
