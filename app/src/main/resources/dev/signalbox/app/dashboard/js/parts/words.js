// How things are said on the page: times, amounts, states.

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const NUMBER = new Intl.NumberFormat();

export const clock = (at) => TIME.format(new Date(at));
export const day = (at) => DAY.format(new Date(at));
export const count = (n) => NUMBER.format(n);

/** How long ago, in the largest unit that fits. */
export function ago(at, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - new Date(at)) / 1000));
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

/** A span of time; milliseconds in. */
export function span(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  const seconds = millis / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Dollars of millionths; -1 is unknown and said so. */
export function dollars(micro) {
  return micro < 0 ? 'price unknown' : `$${(micro / 1e6).toFixed(micro > 0 && micro < 100_000 ? 3 : 2)}`;
}

export const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)} %` : '–');

/** The colour with meaning that goes with a state of a run. */
export function tone(state) {
  return (
    { completed: 'go', running: 'live', pending: 'live', waiting: 'wait', paused: 'wait', failed: 'stop', timed_out: 'stop' }[
      state
    ] || ''
  );
}

export const said = (word) => word.replaceAll('_', ' ');

/** What a call does, in a line: the path, the command, the kind of document. */
export function callText(tool, args) {
  let given;
  try {
    given = JSON.parse(args);
  } catch {
    return args;
  }
  const first = given.command ?? given.path ?? given.pattern ?? given.type ?? given.url ?? given.question;
  const more = tool === 'grep' && given.path ? ` in ${given.path}` : '';
  return first === undefined ? (Object.keys(given).length ? args : '') : `${first}${more}`;
}
