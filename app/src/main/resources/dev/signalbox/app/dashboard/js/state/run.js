// A run as a fold of its events: the same events, in the same order, give the same view.

const NOTHING = { input: 0, output: 0, micro: 0 };

/** The view of a run of which nothing is known yet. */
export function emptyRun(id) {
  return {
    id,
    seq: 0,
    title: '',
    task: null,
    state: 'pending',
    why: '',
    workflow: { name: '', version: '', phases: [] },
    repository: '',
    model: '',
    branch: '',
    commit: '',
    merged: null,
    budget: null,
    created: null,
    updated: null,
    visits: [],
    gates: [],
    sessions: new Map(),
    calls: new Map(),
    artifacts: [],
    evidence: [],
    waits: new Map(),
    frozen: null,
    usage: { ...NOTHING },
    lines: [],
  };
}

/** Takes one recorded event in. What was seen before is not taken twice. */
export function fold(run, record) {
  if (record.seq <= run.seq) return run;
  run.seq = record.seq;
  run.updated = record.at;
  const take = TAKE[record.event.type];
  if (take) take(run, record.event, record);
  if (!QUIET.has(record.event.type)) {
    run.lines.push({ ...record, phase: record.event.phase || phaseOf(run) });
  }
  return run;
}

/** The phase that a run is in now; an empty text before the first. */
export function phaseOf(run) {
  return run.visits.length ? run.visits[run.visits.length - 1].phase : '';
}

/** What a run waits for now, the longest waiting first. */
export function openWaits(run) {
  return [...run.waits.values()].filter((wait) => !wait.ended);
}

/** Whether nothing will happen in it any more. */
export function isOver(run) {
  return ['completed', 'failed', 'timed_out', 'cancelled'].includes(run.state);
}

const QUIET = new Set(['task.started', 'session.prompted', 'tool.call_finished', 'run.work_done', 'task.closed']);

const end = (state, why) => (run, event, record) => {
  run.state = state;
  run.why = why(event);
  closeVisit(run, record.at);
};

function closeVisit(run, at) {
  const last = run.visits[run.visits.length - 1];
  if (last && !last.until) last.until = at;
}

const TAKE = {
  'task.created': (run, event) => {
    run.task = event;
    run.title = event.title;
  },
  'run.created': (run, event, record) => {
    Object.assign(run, {
      workflow: event.workflow,
      repository: event.repository,
      model: event.model,
      budget: event.budget,
      autonomy: event.autonomy,
      created: record.at,
    });
  },
  'run.workspace_ready': (run, event) => {
    run.branch = event.branch;
  },
  'run.phase_entered': (run, event, record) => {
    closeVisit(run, record.at);
    run.state = 'running';
    run.visits.push({ phase: event.phase, round: event.round, move: event.move, at: record.at, until: null });
  },
  'gate.judged': (run, event, record) => {
    run.gates.push({ ...event, at: record.at });
  },
  'session.started': (run, event, record) => {
    run.sessions.set(event.session, { ...event, at: record.at, until: null, exit: '', turns: [], usage: { ...NOTHING } });
  },
  'session.prompted': (run, event, record) => {
    run.sessions.get(event.session)?.turns.push({ told: true, text: event.text, at: record.at, asks: [] });
  },
  'session.replied': (run, event, record) => {
    const session = run.sessions.get(event.session);
    session?.turns.push({ told: false, text: event.text, turn: event.turn, asks: event.asks, at: record.at });
    for (const usage of session ? [session.usage, run.usage] : [run.usage]) spend(usage, event.usage);
  },
  'session.ended': (run, event, record) => {
    const session = run.sessions.get(event.session);
    if (session) Object.assign(session, { until: record.at, exit: event.exit, detail: event.detail });
  },
  'tool.call_decided': (run, event, record) => {
    run.calls.set(event.call, { ...event, at: record.at, seq: record.seq, finished: null, dropped: [] });
  },
  'tool.call_answered': (run, event) => {
    const call = run.calls.get(event.call);
    if (call) call.answer = event;
  },
  'tool.call_finished': (run, event) => {
    const call = run.calls.get(event.call);
    if (call) call.finished = event;
  },
  'tool.changes_dropped': (run, event) => {
    const call = run.calls.get(event.call);
    if (call) call.dropped = event.paths;
  },
  'run.artifact_submitted': (run, event, record) => {
    run.artifacts.push({ ...event.artifact, phase: event.phase, at: record.at });
  },
  'run.evidence_gathered': (run, event, record) => {
    run.evidence.push({ ...event.evidence, phase: event.phase, digest: event.digest, at: record.at });
  },
  'run.tests_frozen': (run, event) => {
    run.frozen = event.digests;
  },
  'run.work_committed': (run, event) => {
    run.commit = event.commit;
  },
  'run.wait_started': (run, event, record) => {
    run.state = 'waiting';
    run.waits.set(event.waiting.id, { ...event.waiting, at: record.at, ended: null });
  },
  'run.wait_ended': (run, event) => {
    const wait = run.waits.get(event.id);
    if (wait) wait.ended = event;
    if (run.state === 'waiting' && openWaits(run).length === 0) run.state = 'running';
  },
  'run.paused': (run, event) => {
    run.state = 'paused';
    run.why = event.reason;
  },
  'run.resumed': (run) => {
    run.state = openWaits(run).length ? 'waiting' : 'running';
    run.why = '';
  },
  'run.budget_raised': (run, event) => {
    run.budget = event.budget;
  },
  'run.merged': (run, event) => {
    run.merged = event;
  },
  'run.completed': (run, event, record) => {
    end('completed', () => '')(run, event, record);
    run.commit = event.commit;
  },
  'run.failed': end('failed', (event) => event.reason),
  'run.timed_out': end('timed_out', (event) => event.reason),
  'run.cancelled': end('cancelled', (event) => event.reason),
};

function spend(sum, usage) {
  sum.input += usage.input;
  sum.output += usage.output;
  sum.micro = sum.micro < 0 || usage.micro_dollars < 0 ? -1 : sum.micro + usage.micro_dollars;
}
