import { html } from '/assets/lit-html/lit-html.js';
import { repeat } from '/assets/lit-html/directives/repeat.js';
import { api } from '../api.js';
import { attempt } from '../parts/toast.js';
import { say, waitBox } from './waits.js';

const ENDS = new Set(['run.wait_started', 'run.wait_ended', 'run.cancelled', 'run.failed', 'run.timed_out']);

/** Everything that waits for a person, with the keyboard: j and k choose, a approves, r rejects, Enter opens. */
export function inbox(shared) {
  let asks = [];
  let loaded = false;
  let chosen = 0;

  async function load() {
    const page = await attempt(() => api.runs({ state: 'waiting', limit: 100 }));
    if (!page) return;
    const runs = await attempt(() => Promise.all(page.runs.map((run) => api.run(run.run))));
    asks = (runs || []).flatMap((run) => run.waits_for.map((wait) => ({ run, wait })));
    chosen = Math.min(chosen, Math.max(0, asks.length - 1));
    loaded = true;
    shared.redraw();
  }

  const unlisten = shared.live.listen((record) => {
    if (ENDS.has(record.event.type)) load();
  });

  function key(event) {
    if (event.target.closest('input, textarea, select, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    const ask = asks[chosen];
    const field = () => document.getElementById(`say-${ask.wait.id}`);
    const act = {
      j: () => (chosen = Math.min(chosen + 1, asks.length - 1)),
      k: () => (chosen = Math.max(chosen - 1, 0)),
      a: () => (ask.wait.kind === 'answer' && !field().value ? field().focus() : say(ask.run.run, ask.wait, true, field().value)),
      r: () => (ask.wait.kind === 'answer' ? field().focus() : say(ask.run.run, ask.wait, false, field().value)),
      Enter: () => (location.hash = `#/runs/${ask.run.run}`),
    }[event.key];
    if (!act || !ask || (event.key === 'Enter' && event.target.closest('button, a'))) return;
    event.preventDefault();
    act();
    shared.redraw();
    document.querySelectorAll('.ask')[chosen]?.scrollIntoView({ block: 'nearest' });
  }

  addEventListener('keydown', key);
  load();

  return {
    draw: () => html`
      <div class="row spread">
        <h1>Inbox</h1>
        <p class="quiet"><kbd>j</kbd> <kbd>k</kbd> choose · <kbd>a</kbd> approve · <kbd>r</kbd> reject · <kbd>Enter</kbd> open</p>
      </div>
      ${loaded && !asks.length ? html`<p class="card empty">Nobody waits for you.</p>` : ''}
      <ul class="stack">
        ${repeat(
          asks,
          (ask) => ask.wait.id,
          (ask, i) => html`<li class="card ask ${i === chosen ? 'chosen' : ''}" @focusin=${() => pick(i)}>
            <a href="#/runs/${ask.run.run}"><b>${ask.run.title || ask.run.run}</b></a>
            ${waitBox(ask.run.run, ask.wait, ask.wait.call)}
          </li>`,
        )}
      </ul>
    `,
    close() {
      unlisten();
      removeEventListener('keydown', key);
    },
  };

  function pick(i) {
    if (chosen === i) return;
    chosen = i;
    shared.redraw();
  }
}
