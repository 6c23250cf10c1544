-- Lists call an instalment's reminder by its number, and know until when a segment was set by hand.
alter table notices add column instalment bigint;
alter table debtors add column segment_computed text not null default 'New';
alter table debtors add column segment_until {{day}};

-- A run that is far larger than usual: nothing of it leaves by itself until a person has looked at it.
alter table runs add column look text;
alter table runs add column usual bigint;
alter table runs add column held bigint not null default 0;
alter table runs add column looked_by text;
alter table runs add column looked_at {{instant}};
