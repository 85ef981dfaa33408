import { html, nothing } from '/assets/lit-html/lit-html.js';
import { api } from '../api.js';
import { state } from '../parts/badge.js';
import { attempt } from '../parts/toast.js';
import { track } from '../parts/track.js';
import { ago, count, dollars, span } from '../parts/words.js';
import { emptyRun, fold, isOver, openWaits } from '../state/run.js';
import { calls } from './run-calls.js';
import { diff } from './run-diff.js';
import { papers } from './run-papers.js';
import { sessions } from './run-sessions.js';
import { timeline } from './run-timeline.js';
import { waitBox } from './waits.js';

const TABS = [
  ['timeline', 'Timeline', () => ''],
  ['sessions', 'Sessions', (run) => run.sessions.size],
  ['calls', 'Tool calls', (run) => run.calls.size],
  ['papers', 'Artifacts and evidence', (run) => run.artifacts.length + run.evidence.length],
  ['diff', 'Diff', () => ''],
];

/** One run: where it is, what it needs, and everything that happened, as it happens. */
export function runPage(shared, id, firstTab) {
  const run = emptyRun(id);
  let tab = firstTab || 'timeline';
  let workflow = null;
  let failure = null;
  let patch = null;
  const early = [];
  let loading = true;

  const unlisten = shared.live.listen((record) => {
    if (record.event.run !== id) return;
    if (loading) early.push(record);
    else fold(run, record);
    if (record.event.type === 'run.work_committed') patch = null;
    shared.redraw();
  });

  async function load() {
    try {
      for (let page = { more: true }; page.more; ) {
        page = await api.events(id, run.seq);
        page.events.forEach((record) => fold(run, record));
      }
      loading = false;
      early.forEach((record) => fold(run, record));
      document.title = `${run.title} · Signalbox`;
      workflow = await api.workflow(run.workflow.name).catch(() => null);
    } catch (problem) {
      failure = problem;
    }
    shared.redraw();
  }

  async function loadDiff() {
    patch = '';
    const found = await attempt(() => api.diff(id));
    patch = found ? found.diff : '';
    shared.redraw();
  }

  const second = setInterval(() => isOver(run) || shared.redraw(), 1000);
  load();

  const body = {
    timeline: () => timeline(run),
    sessions: () => sessions(run),
    calls: () => calls(run),
    papers: () => papers(run),
    diff: () => {
      if (patch === null) loadDiff();
      return diff(patch);
    },
  };

  return {
    accepts: (otherId, otherTab) => {
      if (otherId !== id) return false;
      tab = otherTab || 'timeline';
      return true;
    },
    draw: () =>
      failure
        ? html`<p class="notice stop" role="alert">${failure.message}</p>`
        : html`
            ${head(run)} ${track(run, workflow, Date.now())} ${needs(run)}
            <div class="columns">
              <div class="stack">
                <nav class="tabs" aria-label="What happened">
                  ${TABS.map(
                    ([word, name, many]) => html`<a href="#/runs/${id}/${word}" aria-current=${word === tab ? 'true' : nothing}
                      >${name}<span class="count">${many(run)}</span></a
                    >`,
                  )}
                </nav>
                ${(body[tab] || body.timeline)()}
              </div>
              ${aside(run)}
            </div>
          `,
    close() {
      unlisten();
      clearInterval(second);
    },
  };
}

function head(run) {
  return html`<div class="run-head">
    <div>
      <div class="row">${state(run.state)} <code class="quiet">${run.id}</code></div>
      <h1>${run.title}</h1>
      <p class="facts">
        <span>${run.workflow.name} ${run.workflow.version}</span>
        <span>${run.model}</span>
        ${run.created ? html`<span>begun ${ago(run.created)}</span>` : ''}
        ${run.commit ? html`<span class="mono">${run.commit.slice(0, 10)}</span>` : ''}
      </p>
      ${run.why ? html`<p class="stop">${run.why}</p>` : ''}
    </div>
    <div class="row">
      ${isOver(run) ? '' : html`
        ${run.state === 'paused'
          ? html`<button class="primary" @click=${() => attempt(() => api.resume(run.id), 'It goes on.')}>Resume</button>`
          : html`<button @click=${() => attempt(() => api.pause(run.id, 'paused on the page'), 'Paused.')}>Pause</button>`}
        <button class="no" @click=${() => cancel(run)}>Cancel</button>`}
    </div>
  </div>`;
}

function cancel(run) {
  if (confirm('End this run? What it recorded stays.')) attempt(() => api.cancel(run.id, 'cancelled on the page'), 'Cancelled.');
}

function needs(run) {
  const open = openWaits(run);
  if (!open.length || isOver(run)) return '';
  return html`<section class="card needs" aria-label="Needs you">
    ${open.map((wait) => waitBox(run.id, wait, run.calls.get(wait.call)))}
  </section>`;
}

function aside(run) {
  const decided = [...run.calls.values()];
  const roles = spendByRole(run);
  const most = Math.max(1, ...roles.map(([, tokens]) => tokens));
  const facts = [
    ['Time', run.created ? span(new Date(isOver(run) ? run.updated : Date.now()) - new Date(run.created)) : '–'],
    ['Calls allowed', decided.filter((call) => call.decision === 'allow').length],
    ['Calls denied', decided.filter((call) => call.decision === 'deny').length],
    ['Gates blocked', run.gates.filter((gate) => gate.judgement === 'blocked').length],
    ['Tokens', count(run.usage.input + run.usage.output)],
    ['Cost', dollars(run.usage.micro)],
    ['Branch', run.branch || '–'],
    ['Tests frozen', run.frozen ? Object.keys(run.frozen).length : '–'],
  ];
  return html`<aside class="card aside" aria-label="Figures">
    <dl class="facts-list">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    ${roles.length ? html`<h3>Tokens by role</h3>` : ''}
    ${roles.map(
      ([role, tokens]) => html`<div>
        <div class="row spread"><span>${role}</span><span class="quiet">${count(tokens)}</span></div>
        <span class="meter live"><span style="width:${(100 * tokens) / most}%"></span></span>
      </div>`,
    )}
  </aside>`;
}

function spendByRole(run) {
  const sums = new Map();
  for (const session of run.sessions.values()) {
    sums.set(session.role, (sums.get(session.role) || 0) + session.usage.input + session.usage.output);
  }
  return [...sums].filter(([, tokens]) => tokens > 0).sort((a, b) => b[1] - a[1]);
}
