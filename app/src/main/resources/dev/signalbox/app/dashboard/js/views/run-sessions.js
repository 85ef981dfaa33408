import { html } from '/assets/lit-html/lit-html.js';
import { decision } from '../parts/badge.js';
import { callText, count, dollars, said, span } from '../parts/words.js';

/** Who worked, and every word of it. */
export function sessions(run) {
  if (!run.sessions.size) return html`<p class="empty">Nobody has worked yet.</p>`;
  return html`<div class="stack">${[...run.sessions.values()].reverse().map((session) => draw(run, session))}</div>`;
}

function draw(run, session) {
  const time = new Date(session.until || Date.now()) - new Date(session.at);
  return html`<details class="card session" ?open=${!session.until}>
    <summary class="row spread">
      <span class="row"
        ><b>${session.role}</b> <span class="quiet">${session.phase}</span>
        ${session.until ? html`<span class="badge ${session.exit === 'finished' ? 'go' : 'stop'}">${said(session.exit)}</span>` : html`<span class="badge live"><span class="lamp pulse"></span>at work</span>`}</span
      >
      <span class="quiet">${session.turns.filter((turn) => !turn.told).length} turns · ${count(session.usage.input + session.usage.output)} tokens · ${dollars(session.usage.micro)} · ${span(time)}</span>
    </summary>
    ${session.turns.map((turn) => words(run, turn))}
  </details>`;
}

function words(run, turn) {
  return html`<div class="turn ${turn.told ? 'told' : ''}">
    <span class="quiet">${turn.told ? 'told' : `turn ${turn.turn}`}</span>
    ${turn.text ? html`<pre>${turn.text}</pre>` : ''} ${turn.asks.map((ask) => asked(run.calls.get(ask.call), ask))}
  </div>`;
}

function asked(call, ask) {
  return html`<details>
    <summary class="row"><b>${ask.tool}</b> <code>${callText(ask.tool, ask.args)}</code> ${call ? decision(call.decision) : ''}</summary>
    <pre>${ask.args}</pre>
    ${call?.reasons.length ? html`<p class="stop">${call.reasons.join('; ')}</p>` : ''}
    ${call?.finished ? html`<pre>${call.finished.output || call.finished.error}</pre>` : ''}
  </details>`;
}
