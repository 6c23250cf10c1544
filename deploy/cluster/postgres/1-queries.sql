-- What Orleans asks of a database stands in one table, by name. The names, the parameters and the columns that each
-- answer must have are Orleans' own; the tables behind them and the statements are ours.
create schema if not exists orleans;

create table if not exists orleans.OrleansQuery (
  QueryKey varchar(64) primary key,
  QueryText text not null
);
