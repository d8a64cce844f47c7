-- Plans that were shown to somebody, part by part, so that a run by such a plan can tell which part is another by now.
-- parts: JSON; what is secret stands in it as a signature only.
create table run_plan (
  digest  char(64)     not null primary key,
  parts   text         not null,
  made_by varchar(255) not null,
  made_at timestamp with time zone not null
);
create index run_plan_by_time on run_plan (made_at);
