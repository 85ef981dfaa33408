import { html } from '/assets/lit-html/lit-html.js';
import { api } from '../api.js';
import { decision } from '../parts/badge.js';
import { attempt } from '../parts/toast.js';
import { callText, count, day, span } from '../parts/words.js';

/** Every tool call there ever was, and whether the log is what was recorded. */
export function audit(shared) {
  let rows = [];
  let next = null;
  let chain = null;
  let asked = {};

  async function load(more) {
    const page = await attempt(() => api.calls({ ...asked, limit: 100, cursor: more ? next : undefined }));
    if (!page) return;
    rows = more ? rows.concat(page.calls) : page.calls;
    next = page.next || null;
    shared.redraw();
  }

  async function verify() {
    chain = { checking: true };
    shared.redraw();
    chain = (await attempt(() => api.chain())) || null;
    shared.redraw();
  }

  function filter(event) {
    event.preventDefault();
    asked = Object.fromEntries(new FormData(event.target));
    load(false);
  }

  load(false);
  verify();

  return {
    draw: () => html`
      <div class="row spread"><h1>Audit</h1>${seal(chain, verify)}</div>
      <form class="card filters" @submit=${filter}>
        <label>Run<input name="run" placeholder="any" /></label>
        <label>Tool<input name="tool" placeholder="any" /></label>
        <label>Decision<select name="decision"><option value="">any</option><option value="allow">allowed</option><option value="deny">denied</option><option value="ask">asked</option></select></label>
        <label>With the text<input name="text" placeholder="in arguments, reasons, output" /></label>
        <label>&nbsp;<button>Find</button></label>
      </form>
      ${rows.length
        ? html`<div class="card scroll">
              <table>
                <thead><tr><th class="number">Seq</th><th>Time</th><th>Run</th><th>Phase</th><th>Agent</th><th>Call</th><th>Decision</th><th class="number">Took</th></tr></thead>
                <tbody>${rows.map(row)}</tbody>
              </table>
            </div>
            ${next ? html`<button @click=${() => load(true)}>Older calls</button>` : ''}`
        : html`<p class="card empty">No such call.</p>`}
    `,
  };
}

function seal(chain, verify) {
  if (!chain) return html`<button @click=${verify}>Verify the chain</button>`;
  if (chain.checking) return html`<span class="badge live"><span class="lamp pulse"></span>checking the chain</span>`;
  return chain.holds
    ? html`<span class="badge go"><span class="lamp"></span>${count(chain.records)} records, the chain holds</span>`
    : html`<span class="badge stop"><span class="lamp"></span>${chain.problem}</span>`;
}

function row(call) {
  return html`<tr>
    <td class="number quiet">${call.seq}</td>
    <td class="quiet whole"><time datetime=${call.timestamp} title=${call.timestamp}>${day(call.timestamp)}</time></td>
    <td class="whole"><a href="#/runs/${call.run}/calls">${call.run}</a></td>
    <td>${call.phase}</td>
    <td>${call.agent}</td>
    <td><b>${call.tool}</b> <code>${callText(call.tool, typeof call.args === 'string' ? call.args : JSON.stringify(call.args))}</code>${call.reasons.length ? html`<p class="stop">${call.reasons.join('; ')}</p>` : ''}</td>
    <td>${decision(call.decision)}</td>
    <td class="number quiet whole">${call.duration_ms == null ? '' : span(call.duration_ms)}</td>
  </tr>`;
}
