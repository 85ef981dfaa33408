import { html, render } from '/assets/lit-html/lit-html.js';
import { api } from '../api.js';
import { attempt } from '../parts/toast.js';

/** Asks what is to be done, and starts it. */
export async function startDialog(shared) {
  const found = await attempt(() => Promise.all([api.workflows(), api.projects(), api.models()]));
  if (!found) return;
  const [workflows, projects, models] = found;
  const box = document.createElement('dialog');
  document.body.append(box);
  box.addEventListener('close', () => box.remove());
  render(form(workflows.workflows, projects.projects, models.models, box, (wish) => start(shared, box, wish)), box);
  box.showModal();
}

async function start(shared, box, wish) {
  const started = await attempt(() => api.start(wish), 'The run has begun.');
  if (!started) return;
  box.close();
  location.hash = `#/runs/${started.run}`;
}

function form(workflows, projects, models, box, done) {
  const submit = (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    done({ ...given, dollars: given.dollars ? Number(given.dollars) : undefined });
  };
  return html`<form class="stack" @submit=${submit}>
    <h2>Start a run</h2>
    <label>What is to be done<textarea name="title" rows="3" required autofocus placeholder="Limit the length of slugs without cutting words"></textarea></label>
    <label>Workflow<select name="workflow">${workflows.map((one) => html`<option ?selected=${one.name === 'tdd'}>${one.name}</option>`)}</select></label>
    <label>Project<select name="project">${projects.map((one) => html`<option value=${one.project}>${one.name || one.project}</option>`)}</select></label>
    <label>Model<input name="model" list="models" placeholder="the default" /><datalist id="models">${models.map((one) => html`<option value=${one.name}></option>`)}</datalist></label>
    <label>Autonomy<select name="autonomy"><option value="guarded">guarded: asks for what policy calls risky</option><option value="ask">ask: confirms each step</option><option value="auto">auto: asks only what it cannot decide</option></select></label>
    <label>Most dollars<input name="dollars" type="number" min="0" step="0.01" placeholder="no bound" /></label>
    <div class="row"><button class="primary">Start</button><button type="button" @click=${() => box.close()}>Not now</button></div>
  </form>`;
}
