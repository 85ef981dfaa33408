import { html } from '/assets/lit-html/lit-html.js';

const MOST_LINES = 5000;

/** A unified diff, file by file. */
export function diff(patch) {
  if (patch === null || patch === '') return html`<p class="empty">${patch === null ? 'Loading …' : 'Nothing has changed yet.'}</p>`;
  const lines = patch.split('\n');
  return html`<div class="stack">
    ${files(lines.slice(0, MOST_LINES)).map(
      (file) => html`<section class="card diff"><h3>${file.name}</h3>${file.lines.map((line) => html`<span class="l ${colour(line)}">${line || ' '}</span>`)}</section>`,
    )}
    ${lines.length > MOST_LINES ? html`<p class="notice">${lines.length - MOST_LINES} more lines: git diff shows them.</p>` : ''}
  </div>`;
}

function files(lines) {
  const found = [];
  for (const line of lines) {
    if (line.startsWith('diff --git ')) found.push({ name: line.replace(/^diff --git a\/.* b\//, ''), lines: [] });
    else if (found.length && !/^(index|---|\+\+\+|new file|deleted file|similarity|old mode|new mode) ?/.test(line)) {
      found[found.length - 1].lines.push(line);
    }
  }
  return found;
}

function colour(line) {
  if (line.startsWith('+')) return 'add';
  if (line.startsWith('-')) return 'del';
  return line.startsWith('@@') ? 'hunk' : '';
}
