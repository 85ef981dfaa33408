import { html } from '/assets/lit-html/lit-html.js';
import { said, tone } from './words.js';

/** The state of a run; a lamp that breathes while somebody works. */
export const state = (word) => html`<span class="badge ${tone(word)}"
  ><span class="lamp ${word === 'running' ? 'pulse' : ''}"></span>${said(word)}</span
>`;

const JUDGEMENTS = {
  held: ['go', 'holds'],
  needs_approval: ['wait', 'needs a yes'],
  let_pass: ['wait', 'let pass'],
  blocked: ['stop', 'blocks'],
};

export const judgement = (word) => {
  const [colour, text] = JUDGEMENTS[word] || ['', word];
  return html`<span class="badge ${colour}">${text}</span>`;
};

const DECISIONS = { allow: ['go', 'allowed'], deny: ['stop', 'denied'], ask: ['wait', 'asked'] };

export const decision = (word) => {
  const [colour, text] = DECISIONS[word] || ['', word];
  return html`<span class="badge ${colour}">${text}</span>`;
};
