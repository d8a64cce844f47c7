-- Small facts about the installation that every node must agree on.
create table setting (
  name       varchar(100)  not null primary key,
  content    varchar(4000) not null,
  changed_at timestamp with time zone not null
);

-- Programs' ways in. Only the hash of a token is kept; the token itself is shown once, when it is made.
create table api_token (
  name       varchar(64)  not null primary key,
  hash       char(64)     not null unique,
  role       varchar(20)  not null,
  created_by varchar(255) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone
);
