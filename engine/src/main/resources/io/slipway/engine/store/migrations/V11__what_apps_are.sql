-- Apps that are installed, and what they have put into the configuration centre.
create table app (
  name         varchar(63)  not null primary key,
  label        varchar(200) not null,
  version      varchar(64)  not null,
  digest       char(64)     not null,
  run          varchar(64)  not null,
  installed_at timestamp with time zone not null
);

-- Each revision of each object; content is encrypted, and null in the revision that deletes it.
create table app_object (
  app      varchar(63)  not null,
  kind     varchar(63)  not null,
  name     varchar(400) not null,
  revision integer      not null,
  newest   boolean      not null,
  content  text,
  run      varchar(64)  not null,
  at       timestamp with time zone not null,
  primary key (app, kind, name, revision)
);

-- What an install is to do, worked out before it does it: the todo and rollback operations of each of its tasks, encrypted.
create table install_operations (
  run        varchar(64) not null references run (id) on delete cascade,
  round      integer     not null,
  task       varchar(63) not null,
  operations text        not null,
  primary key (run, round, task)
);
