// What the page asks of the server. Every path of the API that the page uses stands in this file.

/** A refusal of the server, in the shape of RFC 9457. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `The server answered ${status}.`);
    this.status = status;
    this.title = body.title || '';
    this.trace = body.trace_id || '';
    this.problems = body.errors || [];
  }
}

async function ask(method, path, { query, body, key } = {}) {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query || {})) {
    if (value !== undefined && value !== '') url.searchParams.set(name, value);
  }
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  let reply;
  try {
    reply = await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, { detail: 'The server cannot be reached. The page tries again by itself.' });
  }
  const text = await reply.text();
  const isJson = (reply.headers.get('Content-Type') || '').includes('json');
  const answer = text && isJson ? JSON.parse(text) : {};
  if (!reply.ok) throw new Problem(reply.status, answer);
  return answer;
}

const get = (path, query) => ask('GET', path, { query });
const post = (path, body = {}) => ask('POST', path, { body, key: crypto.randomUUID() });
const at = (word) => encodeURIComponent(word);

export const api = {
  me: () => get('/api/v1/me'),
  signIn: (username, password) => post('/api/v1/session', { username, password }),
  signInWith: (link) => post('/api/v1/session', { link }),
  signOut: () => ask('DELETE', '/api/v1/session'),

  runs: (query) => get('/api/v1/runs', query),
  run: (run) => get(`/api/v1/runs/${at(run)}`),
  events: (run, after) => get(`/api/v1/runs/${at(run)}/events`, { after, limit: 1000 }),
  diff: (run) => get(`/api/v1/runs/${at(run)}/diff`),
  evidence: (run) => get(`/api/v1/runs/${at(run)}/evidence`),
  start: (wish) => post('/api/v1/runs', wish),
  approve: (run, id, text) => post(`/api/v1/runs/${at(run)}/approve`, { id, text }),
  reject: (run, id, text) => post(`/api/v1/runs/${at(run)}/reject`, { id, text }),
  answer: (run, id, text) => post(`/api/v1/runs/${at(run)}/answer`, { id, text }),
  pause: (run, reason) => post(`/api/v1/runs/${at(run)}/pause`, { reason }),
  resume: (run) => post(`/api/v1/runs/${at(run)}/resume`),
  cancel: (run, reason) => post(`/api/v1/runs/${at(run)}/cancel`, { reason }),

  workflows: () => get('/api/v1/workflows'),
  workflow: (name) => get(`/api/v1/workflows/${at(name)}`),

  calls: (query) => get('/api/v1/audit', query),
  chain: () => get('/api/v1/audit/chain'),
  statistics: () => get('/api/v1/statistics'),

  users: () => get('/api/v1/users'),
  addUser: (user) => post('/api/v1/users', user),
  keys: () => get('/api/v1/keys'),
  addKey: (key) => post('/api/v1/keys', key),
  revokeKey: (id) => ask('DELETE', `/api/v1/keys/${at(id)}`),
  projects: () => get('/api/v1/projects'),
  models: () => get('/api/v1/models'),
};
