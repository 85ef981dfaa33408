import { html } from '/assets/lit-html/lit-html.js';
import { api } from '../api.js';
import { attempt } from '../parts/toast.js';

/** The door. `enter` is called when somebody is in. */
export function signIn(enter) {
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    await attempt(async () => {
      await api.signIn(form.get('username'), form.get('password'));
      await enter();
    });
  };
  return html`<main class="sign-in" id="main">
    <form class="card" @submit=${submit}>
      <div class="row"><img src="/assets/icon.svg" alt="" width="36" height="36" /><h1>Signalbox</h1></div>
      <p class="quiet">Agents work here inside limits. Sign in to see them.</p>
      <label>Name<input name="username" autocomplete="username" required autofocus /></label>
      <label>Password<input name="password" type="password" autocomplete="current-password" required /></label>
      <button class="primary">Sign in</button>
    </form>
  </main>`;
}
