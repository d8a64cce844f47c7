-- One row for each run. It is also the lock that whoever moves the run's tokens takes first: one mover at a time, over all
-- nodes.
create table run (
  id         varchar(64) not null primary key,
  round      integer     not null,
  state      varchar(20) not null,
  created_at timestamp with time zone not null
);

-- The journal: for each task, in each round and direction, how far it got. The row is written before the effect, and what
-- came of it together with the tokens that move on. epoch: who took the task over last; an earlier worker that wakes up
-- late cannot write any more.
create table task_attempt (
  run         varchar(64) not null references run (id) on delete cascade,
  round       integer     not null,
  task        varchar(63) not null,
  direction   varchar(4)  not null,
  state       varchar(10) not null,
  attempt     integer     not null,
  epoch       integer     not null,
  owner       varchar(64) not null,
  undo_record text,
  outputs     text,
  error       text,
  started_at  timestamp with time zone not null,
  ended_at    timestamp with time zone,
  primary key (run, round, task, direction)
);
