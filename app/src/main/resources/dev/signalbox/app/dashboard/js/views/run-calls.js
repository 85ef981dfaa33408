import { html } from '/assets/lit-html/lit-html.js';
import { decision } from '../parts/badge.js';
import { callText, clock, span } from '../parts/words.js';

/** Every tool call with its decision. */
export function calls(run) {
  if (!run.calls.size) return html`<p class="empty">No tool was asked for yet.</p>`;
  return html`<div class="card scroll">
    <table>
      <thead>
        <tr><th>Time</th><th>Phase</th><th>Agent</th><th>Call</th><th>Decision</th><th class="number">Took</th></tr>
      </thead>
      <tbody>
        ${[...run.calls.values()].reverse().map(row)}
      </tbody>
    </table>
  </div>`;
}

function row(call) {
  return html`<tr>
    <td class="quiet whole">${clock(call.at)}</td>
    <td>${call.phase}</td>
    <td>${call.agent}</td>
    <td>
      <b>${call.tool}</b> <code>${callText(call.tool, call.args)}</code>
      ${call.reasons.length ? html`<p class="stop">${call.reasons.join('; ')}</p>` : ''}
      ${call.dropped.length ? html`<p class="stop">dropped by the box: ${call.dropped.join(', ')}</p>` : ''}
      ${call.finished?.error ? html`<p class="wait">${call.finished.error}</p>` : ''}
    </td>
    <td>${decision(call.decision)}</td>
    <td class="number quiet whole">${call.finished ? span(call.finished.millis) : ''}</td>
  </tr>`;
}
