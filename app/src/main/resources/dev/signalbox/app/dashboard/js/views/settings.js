import { html } from '/assets/lit-html/lit-html.js';
import { api } from '../api.js';
import { attempt, toast } from '../parts/toast.js';
import { day } from '../parts/words.js';

const ROLES = ['admin', 'operator', 'approver', 'viewer', 'agent'];
const THEMES = [['', 'as the system'], ['light', 'light'], ['dark', 'dark']];

/** Users, keys, projects and models, as far as the one who looks may see them. */
export function settings(shared) {
  const found = { users: null, keys: null, projects: null, models: null };
  let fresh = null;

  async function load() {
    const mayManage = shared.me.role === 'admin';
    const [users, keys, projects, models] = await Promise.all([
      mayManage ? api.users().catch(() => null) : null,
      mayManage ? api.keys().catch(() => null) : null,
      api.projects().catch(() => null),
      api.models().catch(() => null),
    ]);
    Object.assign(found, { users: users?.users, keys: keys?.keys, projects: projects?.projects, models: models?.models });
    shared.redraw();
  }

  async function addKey(event) {
    event.preventDefault();
    const form = event.target;
    const made = await attempt(() => api.addKey(Object.fromEntries(new FormData(form))));
    if (!made) return;
    fresh = made.key;
    form.reset();
    load();
  }

  async function addUser(event) {
    event.preventDefault();
    const form = event.target;
    if (await attempt(() => api.addUser(Object.fromEntries(new FormData(form))), 'Added.')) {
      form.reset();
      load();
    }
  }

  async function revoke(id) {
    await attempt(() => api.revokeKey(id), 'Revoked. It opens nothing any more.');
    load();
  }

  load();

  return {
    draw: () => html`<h1>Settings</h1>
      ${look()} ${found.users ? users(found.users, addUser) : ''} ${found.keys ? keys(found.keys, fresh, addKey, revoke) : ''}
      ${projects(found.projects)} ${models(found.models)}`,
  };
}

/** Applies the theme that this browser chose. */
export function applyTheme() {
  const theme = localStorage.getItem('theme') || '';
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function look() {
  const choose = (event) => {
    localStorage.setItem('theme', event.target.value);
    applyTheme();
  };
  const now = localStorage.getItem('theme') || '';
  return html`<section class="card aside"><h2>This browser</h2>
    <label>Colours<select @change=${choose}>${THEMES.map(([word, name]) => html`<option value=${word} ?selected=${word === now}>${name}</option>`)}</select></label></section>`;
}

function users(all, add) {
  return html`<section class="card aside"><h2>Users</h2>
    <div class="scroll"><table><thead><tr><th>Name</th><th>Role</th><th>Projects</th></tr></thead>
    <tbody>${all.map((user) => html`<tr><td><b>${user.name}</b></td><td>${user.role}</td><td>${(user.projects || []).join(', ') || 'all'}</td></tr>`)}</tbody></table></div>
    <form class="filters" @submit=${add}><label>Name<input name="name" required autocomplete="off" /></label><label>Role${roles()}</label><label>Password<input name="password" type="password" required minlength="12" autocomplete="new-password" /></label><label>&nbsp;<button>Add a user</button></label></form></section>`;
}

function keys(all, fresh, add, revoke) {
  return html`<section class="card aside"><h2>API keys</h2>
    ${fresh ? html`<div class="notice"><p>This key is shown once. Keep it where the agent's secrets are.</p><pre>${fresh}</pre><button @click=${() => navigator.clipboard.writeText(fresh).then(() => toast('Copied.'))}>Copy</button></div>` : ''}
    <div class="scroll"><table><thead><tr><th>Key</th><th>Role</th><th>Project</th><th>Made</th><th></th></tr></thead>
    <tbody>${all.map((key) => html`<tr><td><code>${key.id}</code> ${key.name || ''}</td><td>${key.role}</td><td>${key.project || 'all'}</td><td class="quiet">${day(key.created)}</td><td>${key.revoked ? html`<span class="badge stop">revoked</span>` : html`<button class="no" @click=${() => revoke(key.id)}>Revoke</button>`}</td></tr>`)}</tbody></table></div>
    <form class="filters" @submit=${add}><label>What it is for<input name="name" required autocomplete="off" /></label><label>Role${roles('agent')}</label><label>Project<input name="project" placeholder="all" /></label><label>&nbsp;<button>Make a key</button></label></form></section>`;
}

const roles = (chosen = 'viewer') => html`<select name="role">${ROLES.map((role) => html`<option ?selected=${role === chosen}>${role}</option>`)}</select>`;

function projects(all) {
  return html`<section class="card aside"><h2>Projects</h2>
    ${all ? html`<div class="scroll"><table><thead><tr><th>Project</th><th>Repository</th></tr></thead><tbody>${all.map((one) => html`<tr><td><b>${one.name || one.project}</b></td><td><code>${one.repository}</code></td></tr>`)}</tbody></table></div>` : html`<p class="quiet">Nothing to see with this role.</p>`}</section>`;
}

function models(all) {
  return html`<section class="card aside"><h2>Models</h2>
    ${all ? html`<div class="scroll"><table><thead><tr><th>Model</th><th>Ready</th><th>Price</th></tr></thead><tbody>${all.map((one) => html`<tr><td><b>${one.name}</b></td><td>${one.ready ? html`<span class="badge go">ready</span>` : html`<span class="badge">${one.lacks || 'no key'}</span>`}</td><td class="quiet">${one.price || 'unknown'}</td></tr>`)}</tbody></table></div>` : html`<p class="quiet">Nothing to see with this role.</p>`}</section>`;
}
