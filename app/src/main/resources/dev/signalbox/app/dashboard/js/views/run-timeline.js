import { html } from '/assets/lit-html/lit-html.js';
import { judgement } from '../parts/badge.js';
import { callText, clock, said } from '../parts/words.js';

/** What happened, line by line, in the order of the log. */
export function timeline(run) {
  if (!run.lines.length) return html`<p class="empty">Nothing has happened yet.</p>`;
  return html`<ol class="card paper">${run.lines.map((line) => html`<li>${draw(run, line)}</li>`)}</ol>`;
}

function draw(run, line) {
  if (line.event.type === 'run.phase_entered') return mark(line);
  const teller = TELLERS[line.event.type];
  const told = teller ? teller(line.event, run) : { sign: '·', what: said(line.event.type.replace('.', ': ')), tone: 'quiet' };
  if (!told) return '';
  return html`<div class="line">
    <time datetime=${line.at} title=${line.at}>${clock(line.at)}</time>
    <span class="sign ${told.tone || ''}" aria-hidden="true">${told.sign}</span>
    <div class="what">${told.what}${told.why ? html` <span class="why" title=${told.why}>${told.why}</span>` : ''}${told.more || ''}</div>
  </div>`;
}

function mark({ event, at }) {
  return html`<div class="phase-mark">
    <h2>${event.phase}</h2>
    <span class="quiet">${clock(at)}${event.round > 1 ? ` · round ${event.round}` : ''}${event.move === 'rework' ? ' · rework' : ''}</span>
  </div>`;
}

const TELLERS = {
  'task.created': (event) => ({ sign: '▸', what: html`Task: <b>${event.title}</b>` }),
  'run.created': (event) => ({ sign: '▸', what: `Run of ${event.workflow.name} ${event.workflow.version} on ${event.repository}` }),
  'run.driver_started': () => ({ sign: '▸', what: 'A driver took the run up', tone: 'quiet' }),
  'run.workspace_ready': (event) => ({ sign: '▸', what: html`Own clone on branch <code>${event.branch}</code>`, tone: 'quiet' }),
  'session.started': (event) => ({ sign: '●', what: html`<b>${event.role}</b> begins`, why: event.worker, tone: 'live' }),
  'session.replied': (event) => (event.text ? { sign: '“', what: event.text, tone: 'quiet' } : null),
  'session.ended': (event) =>
    event.exit === 'finished' ? null : { sign: '○', what: `Session ends: ${said(event.exit)}`, why: event.detail, tone: 'stop' },
  'session.compacted': () => ({ sign: '·', what: 'Older turns were folded into a summary', tone: 'quiet' }),
  'tool.call_decided': (event, run) => decided(event, run),
  'tool.changes_dropped': (event) => ({ sign: '✗', what: 'The box dropped changes', why: event.paths.join(', '), tone: 'stop' }),
  'tool.call_answered': (event) => ({ sign: event.allowed ? '✓' : '✗', what: event.allowed ? 'A person allowed the call' : 'A person refused the call', why: event.comment, tone: event.allowed ? 'go' : 'stop' }),
  'run.artifact_submitted': (event) => ({ sign: '▤', what: html`<b>${event.artifact.type}</b> handed in by ${event.artifact.by}` }),
  'run.evidence_gathered': (event) => evidence(event.evidence),
  'run.claim_differs': (event) => ({ sign: '≠', what: `Claimed ${event.claim}`, why: `seen: ${event.observed}`, tone: 'wait' }),
  'run.tests_frozen': (event) => ({ sign: '❄', what: `${Object.keys(event.digests).length} test files frozen` }),
  'run.work_committed': (event) => ({ sign: '▸', what: html`Committed <code>${event.commit.slice(0, 10)}</code>`, tone: 'quiet' }),
  'gate.judged': (event) => gate(event),
  'run.wait_started': (event) => ({ sign: '?', what: event.waiting.text, tone: 'wait' }),
  'run.wait_ended': (event) => ({ sign: '!', what: event.accepted ? 'A person said yes' : 'A person said no', why: event.text, tone: event.accepted ? 'go' : 'stop' }),
  'run.paused': (event) => ({ sign: '‖', what: 'Paused', why: event.reason, tone: 'wait' }),
  'run.resumed': () => ({ sign: '▸', what: 'Goes on', tone: 'go' }),
  'run.noted': (event) => ({ sign: '·', what: event.text, tone: 'wait' }),
  'run.budget_warned': (event) => ({ sign: '$', what: `Four fifths of ${event.limit} are used`, why: event.used, tone: 'wait' }),
  'run.budget_raised': () => ({ sign: '$', what: 'The budget was raised' }),
  'watch.watcher_spoke': (event) => ({ sign: '◉', what: html`<b>${event.watcher}</b>: ${event.guidance}`, why: event.severity, tone: 'wait' }),
  'run.completed': (event) => ({ sign: '✓', what: html`Completed: <code>${event.commit.slice(0, 10)}</code>`, tone: 'go' }),
  'run.failed': (event) => ({ sign: '✗', what: 'Failed', why: event.reason, tone: 'stop' }),
  'run.timed_out': (event) => ({ sign: '✗', what: 'Timed out', why: event.reason, tone: 'stop' }),
  'run.cancelled': (event) => ({ sign: '✗', what: 'Cancelled', why: event.reason, tone: 'stop' }),
  'run.merged': (event) => ({ sign: '✓', what: html`Merged into <code>${event.branch}</code>`, tone: 'go' }),
};

const SIGNS = { allow: ['✓', 'go'], deny: ['✗', 'stop'], ask: ['?', 'wait'] };

function decided(event, run) {
  // what was handed in tells itself
  if (event.tool === 'submit_artifact' && event.decision === 'allow') return null;
  const [sign, tone] = SIGNS[event.decision] || ['·', ''];
  const finished = run.calls.get(event.call)?.finished;
  const failed = finished && !finished.success;
  return {
    sign,
    tone,
    what: html`<b>${event.tool}</b> <code>${callText(event.tool, event.args)}</code>`,
    why: event.decision === 'deny' ? event.reasons.join('; ') : failed ? finished.error || 'failed' : '',
  };
}

function evidence(seen) {
  if (seen.kind !== 'tests') return null;
  if (seen.result.kind !== 'ran') return { sign: '◇', what: 'Tests could not be judged', why: seen.result.why || '', tone: 'stop' };
  const by = (status) => seen.result.cases.filter((one) => one.status === status).length;
  const failed = seen.result.cases.length - by('passed') - by('skipped');
  return { sign: '◇', what: `The engine ran the tests: ${by('passed')} passed, ${failed} failed, ${by('skipped')} skipped` };
}

function gate(event) {
  const list = (findings, tone, sign) =>
    findings.map((one) => html`<p class="more"><span class=${tone}>${sign}</span> ${one.message} ${one.fix ? html`<span class="why">— ${one.fix}</span>` : ''}</p>`);
  const colour = { held: 'go', blocked: 'stop' }[event.judgement] || 'wait';
  return {
    sign: '◆',
    tone: colour,
    what: html`Gate <b>${event.gate}</b> ${judgement(event.judgement)}`,
    why: event.attempt > 1 ? `attempt ${event.attempt}` : '',
    more: html`${list(event.blockers, 'stop', '✗')}${list(event.warnings, 'wait', '!')}`,
  };
}
