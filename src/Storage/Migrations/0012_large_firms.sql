-- What pages ask of every open claim is answered from this index alone, without a look at the claims.
drop index claims_open;
create index claims_open on claims (
  tenant, debtor, currency, due_on, open, stage_rank, disputed, deadline_on, hold_reason, referred_to) where open > 0;

-- Whoever is held back is rare, and asked for by the reason.
create index debtors_held on debtors (tenant, hold_reason, search) where hold_reason is not null;

-- What happened lately is asked by kind.
drop index journal_at;
create index journal_at on journal (tenant, at, event);

-- Without figures SQLite believes that a firm has ten rows in a table, and reads all of its claims for each of its
-- debtors: a count over 100,000 debtors did not end. These are the figures of a large firm, the same for everybody, so
-- that a statement is answered in the same way on every disk. Rows in all, then rows that are alike in one column of
-- the index, in two, and so on. PostgreSQL counts by itself.
{{sqlite}}
analyze;
delete from sqlite_stat1;
insert into sqlite_stat1 (tbl, idx, stat) values
  ('assistant_calls', 'assistant_calls_day', '20000 20000 50 1'),
  ('assistant_calls', 'sqlite_autoindex_assistant_calls_1', '20000 20000 1'),
  ('assistant_usage', 'sqlite_autoindex_assistant_usage_1', '400 400 1'),
  ('blobs', 'sqlite_autoindex_blobs_1', '100000 100000 1'),
  ('claims', 'claims', '200000 200000 1'),
  ('claims', 'claims_number', '200000 200000 1'),
  ('claims', 'claims_search', '200000 200000 1'),
  ('claims', 'claims_debtor', '200000 200000 2'),
  ('claims', 'claims_open', '100000 100000 2 2 1 1 1 1 1 1 1'),
  ('conversations', 'conversations', '5000 5000 1'),
  ('conversations', 'conversations_touched', '5000 5000 1'),
  ('conversations', 'conversations_person', '5000 5000 500 1'),
  ('credits', 'credits', '5000 5000 1 1'),
  ('debtors', 'debtors', '100000 100000 1'),
  ('debtors', 'debtors_number', '100000 100000 1'),
  ('debtors', 'debtors_search', '100000 100000 1'),
  ('debtors', 'debtors_held', '5000 5000 500 1'),
  ('dispatch_stops', 'sqlite_autoindex_dispatch_stops_1', '20 20 1'),
  ('dispatches', 'dispatches', '200000 200000 1'),
  ('dispatches', 'dispatches_letter', '200000 200000 1'),
  ('dispatches', 'dispatches_once', '200000 200000 1'),
  ('dispatches', 'dispatches_debtor', '200000 200000 3'),
  ('dispatches', 'dispatches_state', '200000 200000 20000 300'),
  ('drafts', 'drafts', '5000 5000 2 1'),
  ('drafts', 'drafts_debtor', '5000 5000 3'),
  ('imports', 'sqlite_autoindex_imports_1', '500 500 1'),
  ('imports', 'imports_confirmed', '500 500 1'),
  ('journal', 'journal', '1000000 1000000 10 1'),
  ('journal', 'sqlite_autoindex_journal_2', '1000000 1000000 10 2 1'),
  ('journal', 'journal_at', '1000000 1000000 4 4'),
  ('matters', 'matters', '30000 30000 1'),
  ('matters', 'matters_debtor', '30000 30000 2'),
  ('matters', 'matters_open', '30000 30000 5000 1500 10'),
  ('notices', 'notices', '200000 200000 1'),
  ('notices', 'notices_debtor', '200000 200000 3'),
  ('notices', 'notices_issued', '200000 200000 300'),
  ('notices', 'notices_proposed', '5000 5000 500 1'),
  ('notice_steps', 'notice_steps', '400000 400000 2 1'),
  ('payments', 'payments', '200000 200000 1'),
  ('payments', 'payments_debtor', '200000 200000 2'),
  ('payments', 'payments_received', '200000 200000 300'),
  ('proposals', 'proposals', '5000 5000 1'),
  ('proposals', 'proposals_debtor', '5000 5000 3'),
  ('runs', 'sqlite_autoindex_runs_1', '2000 2000 1'),
  ('runs', 'runs_started', '2000 2000 1'),
  ('runs', 'runs_daily', '1000 1000 1'),
  ('stream_keys', 'stream_keys', '100000 100000 1 1'),
  ('streams', 'streams', '100000 100000 1'),
  ('turn_names', 'turn_names', '20000 20000 4 2 1'),
  ('turn_names', 'turn_names_debtor', '20000 20000 5'),
  ('turns', 'turns', '20000 20000 4 1');
analyze sqlite_schema;
{{end}}
