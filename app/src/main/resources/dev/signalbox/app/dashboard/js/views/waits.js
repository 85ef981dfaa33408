// What a run waits for, and what a person can say to it.

import { html } from '/assets/lit-html/lit-html.js';
import { api } from '../api.js';
import { attempt } from '../parts/toast.js';

const TITLES = {
  approval: 'Approval',
  call: 'A call that policy asks about',
  answer: 'A question',
  review: 'A blocked gate',
  budget: 'A limit is reached',
  half_done: 'A call that was cut off',
  worker: 'A worker',
};

export const waitTitle = (wait) => TITLES[wait.kind] || wait.kind;

/** Says yes or no; for a question, what was typed. */
export function say(run, wait, accepted, text) {
  if (wait.kind === 'answer' && accepted) return attempt(() => api.answer(run, wait.id, text), 'Answered.');
  return accepted
    ? attempt(() => api.approve(run, wait.id, text), 'Approved.')
    : attempt(() => api.reject(run, wait.id, text), 'Rejected.');
}

/** @param call the call in question, if there is one: what is stored is what will be executed */
export function waitBox(run, wait, call) {
  const field = `say-${wait.id}`;
  const text = () => document.getElementById(field)?.value || '';
  const isQuestion = wait.kind === 'answer';
  return html`<div class="stack">
    <div>
      <h3>${waitTitle(wait)}</h3>
      <p>${wait.text}</p>
    </div>
    ${call && !isQuestion ? html`<pre>${call.tool} ${pretty(call.args)}</pre>` : ''}
    <label>${isQuestion ? 'Your answer' : 'A word to the workers (may be left out)'}<input id=${field} /></label>
    <div class="row">
      <button class="yes" @click=${() => say(run, wait, true, text())}>${isQuestion ? 'Answer' : 'Approve'} <kbd>a</kbd></button>
      ${isQuestion ? '' : html`<button class="no" @click=${() => say(run, wait, false, text())}>Reject <kbd>r</kbd></button>`}
    </div>
  </div>`;
}

function pretty(args) {
  try {
    return JSON.stringify(JSON.parse(args), null, 2);
  } catch {
    return args;
  }
}
