// Starts the page: who is here, which view the address names, and one live connection under all of them.

import { html, nothing, render } from '/assets/lit-html/lit-html.js';
import { api } from './api.js';
import { Live } from './state/live.js';
import { audit } from './views/audit.js';
import { board } from './views/board.js';
import { inbox } from './views/inbox.js';
import { runPage } from './views/run.js';
import { applyTheme, settings } from './views/settings.js';
import { signIn } from './views/sign-in.js';
import { statistics } from './views/statistics.js';
import { attempt, toast } from './parts/toast.js';

const ROUTES = [
  [/^\/$/, board, 'Board'],
  [/^\/inbox$/, inbox, 'Inbox'],
  [/^\/runs\/([^/]+)(?:\/([a-z]+))?$/, runPage, 'Run'],
  [/^\/audit$/, audit, 'Audit'],
  [/^\/statistics$/, statistics, 'Statistics'],
  [/^\/settings$/, settings, 'Settings'],
];

const root = document.getElementById('app');
const live = new Live();
const shared = { live, me: null, link: 'off', needed: new Set(), redraw };
let view = null;
let queued = false;

/** Draws at the next frame; asking often costs nothing. */
function redraw() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    root.querySelector('.boot')?.remove();
    render(shared.me ? frame() : signIn(enter), root);
  });
}

function frame() {
  return html`<div class="frame">
    <header class="side">
      <a class="brand" href="#/"><img src="/assets/icon.svg" alt="" /><span>Signalbox</span></a>
      <nav class="nav" aria-label="Views">${NAV.map(entry)}</nav>
      <div class="foot">
        <span class=${LINKS[shared.link][0]}><span class="lamp" style="display:inline-block"></span> ${LINKS[shared.link][1]}</span>
        <span>${shared.me.name} · ${shared.me.role}</span>
        <button class="plain" @click=${leave}>Sign out</button>
      </div>
    </header>
    <main class="page" id="main" tabindex="-1">${view ? view.draw() : ''}</main>
  </div>`;
}

const NAV = [
  ['#/', 'Board'],
  ['#/inbox', 'Inbox'],
  ['#/audit', 'Audit'],
  ['#/statistics', 'Statistics'],
  ['#/settings', 'Settings'],
];

const LINKS = { live: ['go', 'live'], trying: ['wait', 'reconnecting …'], off: ['', 'not connected'] };

function entry([address, name]) {
  const here = (location.hash || '#/') === address;
  const waiting = name === 'Inbox' && shared.needed.size;
  return html`<a href=${address} aria-current=${here ? 'page' : nothing}
    >${name}${waiting ? html`<span class="badge wait">${shared.needed.size}</span>` : ''}</a
  >`;
}

function go() {
  const path = (location.hash || '#/').slice(1);
  for (const [form, make, title] of ROUTES) {
    const match = form.exec(path);
    if (!match) continue;
    const words = match.slice(1).map((word) => (word === undefined ? undefined : decodeURIComponent(word)));
    if (view?.accepts?.(...words)) return redraw();
    view?.close?.();
    document.title = `${title} · Signalbox`;
    view = make(shared, ...words);
    return redraw();
  }
  location.hash = '#/';
}

async function enter() {
  shared.me = await api.me();
  const newest = await api.runs({ limit: 200 });
  for (const run of newest.runs) note(run.run, run.state === 'waiting');
  live.onState = (state) => {
    shared.link = state;
    redraw();
  };
  live.listen(watch);
  live.start(newest.seq || 0);
  go();
}

/** Keeps count of the runs that need somebody, whatever view is open. */
function watch({ event }) {
  if (event.type === 'run.wait_started') note(event.run, true);
  if (['run.wait_ended', 'run.completed', 'run.failed', 'run.cancelled', 'run.timed_out'].includes(event.type)) {
    note(event.run, false);
  }
}

function note(run, waits) {
  if (waits) shared.needed.add(run);
  else shared.needed.delete(run);
  redraw();
}

async function leave() {
  await attempt(() => api.signOut());
  live.stop();
  location.reload();
}

async function begin() {
  const link = new URLSearchParams(location.search).get('link');
  if (link) {
    history.replaceState(null, '', location.pathname);
    await attempt(() => api.signInWith(link));
  }
  try {
    await enter();
  } catch (problem) {
    if (problem.status !== 401) toast(problem);
    redraw();
  }
}

addEventListener('hashchange', () => {
  if (shared.me) go();
});
applyTheme();
begin();
