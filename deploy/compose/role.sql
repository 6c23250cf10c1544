-- The role that owns the books; the nodes make their tables with it at the first start.
\getenv password INKASSIO_DB_PASSWORD
create role inkassio login password :'password';
create database inkassio owner inkassio;
