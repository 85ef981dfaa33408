import { html } from '/assets/lit-html/lit-html.js';
import { repeat } from '/assets/lit-html/directives/repeat.js';
import { api } from '../api.js';
import { state } from '../parts/badge.js';
import { attempt } from '../parts/toast.js';
import { ago, dollars, tone } from '../parts/words.js';
import { startDialog } from './start.js';

const LANES = [
  ['Needs you', 'wait', (run) => run.state === 'waiting' || run.state === 'paused'],
  ['Working', 'live', (run) => (run.state === 'running' && run.phase !== 'REVIEW') || run.state === 'pending'],
  ['In review', 'live', (run) => run.state === 'running' && run.phase === 'REVIEW'],
  ['Done', 'go', (run) => run.state === 'completed'],
  ['Failed', 'stop', (run) => ['failed', 'timed_out', 'cancelled'].includes(run.state)],
];

/** All runs by what they need. Rows come from the server; events say which row is stale. */
export function board(shared) {
  const runs = new Map();
  let loaded = false;
  let stale = 0;

  async function load() {
    const page = await attempt(() => api.runs({ limit: 200 }));
    if (page) {
      runs.clear();
      page.runs.forEach((run) => runs.set(run.run, run));
      loaded = true;
    }
    shared.redraw();
  }

  const unlisten = shared.live.listen((record) => {
    if (!MOVES.has(record.event.type)) return;
    clearTimeout(stale);
    stale = setTimeout(load, 120);
  });
  const minute = setInterval(shared.redraw, 30_000);
  load();

  return {
    draw: () => html`
      <div class="row spread">
        <h1>Board</h1>
        <button class="primary" @click=${() => startDialog(shared)}>Start a run</button>
      </div>
      ${loaded && runs.size === 0 ? nothingYet() : html`<div class="board">${LANES.map((one) => lane(one, [...runs.values()]))}</div>`}
    `,
    close() {
      unlisten();
      clearInterval(minute);
      clearTimeout(stale);
    },
  };
}

const MOVES = new Set([
  'run.created',
  'run.phase_entered',
  'run.wait_started',
  'run.wait_ended',
  'run.paused',
  'run.resumed',
  'run.completed',
  'run.failed',
  'run.timed_out',
  'run.cancelled',
  'gate.judged',
  'session.ended',
]);

const nothingYet = () => html`<div class="card empty stack">
  <p>No run yet. Start one here, or watch an example from a terminal:</p>
  <p><code>signalbox demo</code></p>
</div>`;

function lane([name, colour, belongs], all) {
  const runs = all.filter(belongs);
  return html`<section class="lane ${runs.length ? '' : 'none'}">
    <h2 class=${runs.length ? colour : 'quiet'}><span class="lamp"></span>${name} <span class="count">${runs.length}</span></h2>
    <ul>
      ${repeat(runs, (run) => run.run, (run) => html`<li>${card(run)}</li>`)}
    </ul>
  </section>`;
}

function card(run) {
  return html`<a class="card run-card" href="#/runs/${run.run}">
    <span class="title">${run.title || run.run}</span>
    ${steps(run)}
    ${run.note ? html`<span class="note ${tone(run.state)}">${run.note}</span>` : ''}
    <span class="row">${state(run.state)} <span class="quiet small">${run.phase}${run.round > 1 ? ` · round ${run.round}` : ''}</span></span>
    <span class="facts">
      <span>${ago(run.updated)}</span>
      <span title="tool calls allowed and denied"><span class="go">✓</span> ${run.allowed} <span class="stop">✗</span> ${run.denied}</span>
      <span>${dollars(run.micro_dollars)}</span>
    </span>
  </a>`;
}

function steps(run) {
  const phases = run.phases || [];
  const here = phases.indexOf(run.phase);
  return html`<span class="dots" aria-hidden="true"
    >${phases.map((_, i) => html`<span class=${i < here || run.state === 'completed' ? 'go' : i === here ? tone(run.state) : ''}></span>`)}</span
  >`;
}
