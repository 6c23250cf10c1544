-- What pages and workers ask: written in the transaction of the events, and made again from them at any time.
-- Amounts are cents; days are days in the tenant's zone; nothing here depends on the day on which it is read.

create table debtors (
  tenant {{uuid}} not null,
  debtor {{uuid}} not null,
  number {{sorted}},
  name {{sorted}} not null,
  search {{sorted}} not null,
  postcode text not null,
  town {{sorted}} not null,
  country text not null,
  kind text not null,
  email text not null,
  phone text not null,
  is_erased {{flag}} not null,
  hold_reason text,
  held_until {{day}},
  primary key (tenant, debtor),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create unique index debtors_number on debtors (tenant, number);
create index debtors_search on debtors (tenant, search);
{{walls debtors}}

create table claims (
  tenant {{uuid}} not null,
  invoice {{uuid}} not null,
  debtor {{uuid}} not null,
  number {{sorted}} not null,
  search {{sorted}} not null,
  subject text not null,
  currency text not null,
  amount bigint not null,
  paid bigint not null,
  written_off bigint not null,
  open bigint not null,
  issued_on {{day}} not null,
  due_on {{day}} not null,
  ended text not null,
  ended_on {{day}},
  stage text,
  stage_rank bigint not null,
  stage_on {{day}},
  deadline_on {{day}},
  hold_reason text,
  held_until {{day}},
  primary key (tenant, invoice),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create unique index claims_number on claims (tenant, number);
create index claims_search on claims (tenant, search);
create index claims_debtor on claims (tenant, debtor);
create index claims_open on claims (tenant, debtor, currency, due_on, open, stage_rank) where open > 0;
{{walls claims}}

create table payments (
  tenant {{uuid}} not null,
  payment {{uuid}} not null,
  debtor {{uuid}} not null,
  currency text not null,
  amount bigint not null,
  credit bigint not null,
  received_on {{day}} not null,
  reversed_on {{day}},
  primary key (tenant, payment),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create index payments_debtor on payments (tenant, debtor);
create index payments_received on payments (tenant, received_on);
{{walls payments}}

-- What a debtor has to his credit, where there is any.
create table credits (
  tenant {{uuid}} not null,
  debtor {{uuid}} not null,
  currency text not null,
  credit bigint not null,
  primary key (tenant, debtor, currency),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
{{walls credits}}

create table notices (
  tenant {{uuid}} not null,
  notice {{uuid}} not null,
  debtor {{uuid}} not null,
  currency text not null,
  kind text not null,
  kind_rank bigint not null,
  state text not null,
  is_approved {{flag}} not null,
  claim_count bigint not null,
  proposed_on {{day}} not null,
  issued_on {{day}},
  deadline_on {{day}},
  rest_until {{day}},
  total bigint,
  voided_because text,
  letter text,
  primary key (tenant, notice),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create index notices_debtor on notices (tenant, debtor);
create index notices_proposed on notices (tenant, proposed_on, notice) where state = 'Proposed';
create index notices_issued on notices (tenant, issued_on);
{{walls notices}}

create table notice_steps (
  tenant {{uuid}} not null,
  notice {{uuid}} not null,
  invoice {{uuid}} not null,
  kind text not null,
  primary key (tenant, notice, invoice),
  foreign key (tenant, notice) references notices (tenant, notice)
){{clustered}};
{{walls notice_steps}}
