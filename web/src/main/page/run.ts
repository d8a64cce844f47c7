/** The live parts of a run's pages. Without scripts the pages show how things stood when they were loaded. */

interface RunEvent {
  at: string;
  by: string | null;
  text: string;
}

const KINDS = [
  'opened', 'retried', 'graph-deployed', 'resources-taken', 'resources-held', 'prepared', 'noted', 'left-over',
  'approval-wanted', 'approved', 'rejected',
  'paused', 'resumed', 'cancelled', 'failing', 'task-started', 'task-done', 'task-failed', 'task-skipped', 'task-retrying',
  'task-stuck', 'task-marked-done', 'task-tried-again', 'closed',
];

/** Drawing more often than this helps nobody. */
const REDRAW_MILLIS = 500;

function line(event: RunEvent) {
  const item = document.createElement('li');
  const time = document.createElement('time');
  time.dateTime = event.at;
  time.textContent = event.at.replace('T', ' ').replace(/(\.\d+)?Z$/, '');
  const who = event.by ? ` [${event.by}]` : '';
  item.append(time, ` ${event.text}${who}`);
  return item;
}

/** Asks for the part that changes, once in a while, and for the whole page when other buttons belong on it. */
function redrawer() {
  const state = document.getElementById('standing')?.dataset.state;
  let waiting = false;
  const draw = () => {
    waiting = false;
    const standing = document.getElementById('standing');
    standing?.dispatchEvent(new Event('happened'));
  };
  document.addEventListener('htmx:after:swap', () => {
    const now = document.getElementById('standing')?.dataset.state;
    if (state && now && state !== now) {
      location.reload();
    }
  });
  return () => {
    if (!waiting) {
      waiting = true;
      setTimeout(draw, REDRAW_MILLIS);
    }
  };
}

function followEvents(list: HTMLElement) {
  const isLive = document.getElementById('standing')?.dataset.events !== undefined;
  const redraw = isLive ? redrawer() : () => {};
  const source = new EventSource(list.dataset.from ?? '');
  const show = (message: MessageEvent<string>) => {
    const atTheEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 8;
    list.append(line(JSON.parse(message.data) as RunEvent));
    if (atTheEnd) {
      list.scrollTop = list.scrollHeight;
    }
    redraw();
  };
  KINDS.forEach(kind => source.addEventListener(kind, show as EventListener));
  source.addEventListener('end', () => {
    source.close();
    if (isLive) {
      location.reload();
    }
  });
}

function followLog(log: HTMLElement) {
  const source = new EventSource(log.dataset.from ?? '');
  source.addEventListener('log', message => {
    const atTheEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 8;
    log.append((message as MessageEvent<string>).data);
    if (atTheEnd) {
      log.scrollTop = log.scrollHeight;
    }
  });
  source.addEventListener('end', () => source.close());
}

export function followRun() {
  const events = document.getElementById('events');
  if (events) {
    followEvents(events);
  }
  const log = document.getElementById('log');
  if (log) {
    followLog(log);
  }
}
