-- What people and the assistant said to each other, and what it drafted or proposed: its own tables, nothing of the
-- journal. Every text may name persons, so each lies under the key of the debtor that it is about, else the tenant's.

-- The stream is the one whose key the title lies under.
create table conversations (
  tenant {{uuid}} not null,
  conversation {{uuid}} not null,
  person text not null,
  stream {{uuid}},
  key {{uuid}},
  title {{bytes}},
  started_at {{instant}} not null,
  touched_at {{instant}} not null,
  primary key (tenant, conversation)
){{clustered}};
create index conversations_person on conversations (tenant, person, touched_at);
create index conversations_touched on conversations (tenant, touched_at);
{{walls conversations}}

create table turns (
  tenant {{uuid}} not null,
  conversation {{uuid}} not null,
  turn bigint not null,
  debtor {{uuid}},
  stream {{uuid}} not null,
  key {{uuid}} not null,
  say {{bytes}} not null,
  reply {{bytes}} not null,
  at {{instant}} not null,
  primary key (tenant, conversation, turn),
  foreign key (tenant, conversation) references conversations (tenant, conversation)
){{clustered}};
{{walls turns}}

-- Whom a turn names besides: a list names many. Erasing one of them takes the whole turn away.
create table turn_names (
  tenant {{uuid}} not null,
  conversation {{uuid}} not null,
  turn bigint not null,
  debtor {{uuid}} not null,
  primary key (tenant, conversation, turn, debtor),
  foreign key (tenant, conversation, turn) references turns (tenant, conversation, turn)
){{clustered}};
create index turn_names_debtor on turn_names (tenant, debtor);
{{walls turn_names}}

create table drafts (
  tenant {{uuid}} not null,
  draft {{uuid}} not null,
  version bigint not null,
  debtor {{uuid}} not null,
  key {{uuid}} not null,
  body {{bytes}} not null,
  state text not null,
  made_by text not null,
  made_at {{instant}} not null,
  primary key (tenant, draft, version),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create index drafts_debtor on drafts (tenant, debtor);
{{walls drafts}}

create table proposals (
  tenant {{uuid}} not null,
  proposal {{uuid}} not null,
  debtor {{uuid}} not null,
  key {{uuid}} not null,
  body {{bytes}} not null,
  state text not null,
  made_by text not null,
  made_at {{instant}} not null,
  decided_by text,
  decided_at {{instant}},
  primary key (tenant, proposal),
  foreign key (tenant, debtor) references streams (tenant, stream)
){{clustered}};
create index proposals_debtor on proposals (tenant, debtor);
{{walls proposals}}
