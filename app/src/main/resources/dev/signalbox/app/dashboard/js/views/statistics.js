import { html } from '/assets/lit-html/lit-html.js';
import { api } from '../api.js';
import { attempt } from '../parts/toast.js';
import { count, dollars, percent, span } from '../parts/words.js';

/** What gates and policy did, over all runs: whether blocking pays, and where time goes. */
export function statistics(shared) {
  let found = null;
  attempt(() => api.statistics()).then((answer) => {
    found = answer || null;
    shared.redraw();
  });
  return {
    draw: () => html`<h1>Statistics</h1>
      ${found ? figures(found) : html`<p class="empty">Counting …</p>`}`,
  };
}

function figures({ runs, calls, gates, phases }) {
  return html`
    <div class="tiles">
      ${tile('Runs completed', `${count(runs.completed)}`, `of ${count(runs.total)}`)}
      ${tile('Gate block rate', percent(calls.judged_blocked, calls.judged), `${count(calls.judged_blocked)} of ${count(calls.judged)} judgements`)}
      ${tile('Violation rate', percent(calls.denied, calls.decided), `${count(calls.denied)} of ${count(calls.decided)} calls denied`)}
      ${tile('Spent', dollars(runs.micro_dollars), `${count(runs.tokens)} tokens`)}
    </div>
    <section class="stack">
      <h2>Gates</h2>
      <div class="card scroll"><table>
        <thead><tr><th>Gate</th><th>Phase</th><th class="number">Judged</th><th class="number">Blocked</th><th style="width:30%">Block rate</th></tr></thead>
        <tbody>${gates.map((gate) => html`<tr><td><b>${gate.gate}</b></td><td>${gate.phase}</td><td class="number">${gate.judged}</td><td class="number">${gate.blocked}</td><td>${bar(gate.blocked, gate.judged, 'stop')}</td></tr>`)}</tbody>
      </table></div>
      <h2>Time per phase</h2>
      <div class="card scroll"><table>
        <thead><tr><th>Phase</th><th class="number">Visits</th><th class="number">Median</th><th class="number">Longest</th><th style="width:30%">Share of all time</th></tr></thead>
        <tbody>${phases.map((phase) => html`<tr><td><b>${phase.phase}</b></td><td class="number">${phase.visits}</td><td class="number">${span(phase.median_ms)}</td><td class="number">${span(phase.max_ms)}</td><td>${bar(phase.total_ms, phases.reduce((sum, one) => sum + one.total_ms, 0), 'live')}</td></tr>`)}</tbody>
      </table></div>
    </section>
  `;
}

const tile = (name, figure, under) => html`<div class="card tile"><span class="quiet">${name}</span><span class="figure">${figure}</span><span class="quiet">${under}</span></div>`;

const bar = (part, whole, colour) => html`<span class="row"><span class="meter ${colour}" style="flex:1"><span style="width:${whole ? (100 * part) / whole : 0}%"></span></span><span class="quiet">${percent(part, whole)}</span></span>`;
