import { html } from '/assets/lit-html/lit-html.js';
import { clock } from '../parts/words.js';

/** What workers claim, beside what the engine saw. */
export function papers(run) {
  if (!run.artifacts.length && !run.evidence.length) return html`<p class="empty">Nothing was handed in or seen yet.</p>`;
  return html`<div class="stack">
    <h2>Claims: handed in by workers</h2>
    ${run.artifacts.map(
      (one) => html`<details class="card paper">
        <summary class="row spread"><span><b>${one.type}</b> <span class="quiet">${one.phase} · ${one.by}</span></span><span class="quiet">${clock(one.at)}</span></summary>
        <pre>${JSON.stringify(one.content, null, 2)}</pre>
      </details>`,
    )}
    <h2>Evidence: seen by the engine, and signed</h2>
    ${run.evidence.map(
      (one) => html`<details class="card paper">
        <summary class="row spread"><span><b>${one.kind}</b> <span class="quiet">${one.phase}</span> ${summary(one)}</span><code class="quiet" title="SHA-256 of the signed statement">${one.digest.slice(0, 12)}</code></summary>
        <pre>${JSON.stringify(one, null, 2)}</pre>
      </details>`,
    )}
  </div>`;
}

function summary(evidence) {
  if (evidence.kind !== 'tests' || evidence.result.kind !== 'ran') return '';
  const by = (status) => evidence.result.cases.filter((one) => one.status === status).length;
  const failed = evidence.result.cases.length - by('passed') - by('skipped');
  return html`<span class="badge go">${by('passed')} passed</span> ${failed ? html`<span class="badge stop">${failed} failed</span>` : ''}`;
}
