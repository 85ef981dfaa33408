// The phases of a run as a railway track: stations are phases, signals are gates, a siding is the way back.

import { html, svg } from '/assets/lit-html/lit-html.js';
import { isOver, openWaits, phaseOf } from '../state/run.js';
import { span } from './words.js';

const STEP = 190;
const RAIL = 62;
const LEFT = 60;

/** @param workflow its definition, for the gates and the ways back; the names of phases alone will do */
export function track(run, workflow, now) {
  const phases = run.workflow.phases;
  const gates = new Map((workflow?.phases || []).map((phase) => [phase.id, phase.gates || []]));
  const back = (workflow?.transitions || []).filter((way) => way.move === 'rework' || isBack(phases, way));
  const width = LEFT * 2 + STEP * Math.max(0, phases.length - 1) + 60;
  const height = back.length ? 178 : 128;
  const here = phases.indexOf(phaseOf(run));
  return html`<figure class="track card">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${spoken(run)}>
      <line class="rail" x1=${LEFT} y1=${RAIL} x2=${width - 60} y2=${RAIL} />
      ${here > 0 ? svg`<line class="rail run" x1=${LEFT} y1=${RAIL} x2=${x(here)} y2=${RAIL} />` : ''}
      ${run.state === 'completed'
        ? svg`<line class="rail run" x1=${LEFT} y1=${RAIL} x2=${width - 60} y2=${RAIL} />`
        : ''}
      ${back.map((way) => siding(run, way, phases))}
      ${phases.map((phase, i) => station(run, phase, i, gates.get(phase) || [], now))}
    </svg>
  </figure>`;
}

const x = (i) => LEFT + i * STEP;
const isBack = (phases, way) => phases.indexOf(way.to) >= 0 && phases.indexOf(way.to) < phases.indexOf(way.from);

function spoken(run) {
  const visited = run.visits.map((visit) => visit.phase).join(', then ');
  return `Phases: ${run.workflow.phases.join(', ')}. So far: ${visited || 'none'}. The run is ${run.state}.`;
}

function station(run, phase, i, gates, now) {
  const visits = run.visits.filter((visit) => visit.phase === phase);
  const spent = visits.reduce((sum, visit) => sum + (new Date(visit.until || now) - new Date(visit.at)), 0);
  const under = visits.length ? `${span(spent)}${visits.length > 1 ? ` · ${visits.length} rounds` : ''}` : '';
  return svg`
    <circle class="station ${tone(run, phase, visits)}" cx=${x(i)} cy=${RAIL} r="11" />
    <text class="name" x=${x(i)} y=${RAIL + 34}>${phase}</text>
    <text class="under" x=${x(i)} y=${RAIL + 51}>${under}</text>
    ${(gates.length ? gates : [{ id: '' }]).map((gate, g) => signal(run, phase, gate.id, x(i) + 62 + g * 24))}`;
}

function signal(run, phase, gate, at) {
  const judged = run.gates.filter((one) => one.phase === phase && (!gate || one.gate === gate));
  const last = judged[judged.length - 1];
  const colour = { held: 'go', let_pass: 'wait', needs_approval: 'wait', blocked: 'stop' }[last?.judgement] || '';
  const passed = run.waits.size && [...run.waits.values()].some((wait) => wait.gate === last?.gate && wait.ended?.accepted);
  const blocked = judged.filter((one) => one.judgement === 'blocked').length;
  const text = last
    ? `Gate ${last.gate}: judged ${judged.length} times, blocked ${blocked} times.`
    : `Gate ${gate || 'of this phase'}: not judged yet.`;
  return svg`<g>
    <title>${text}</title>
    <line class="post" x1=${at} y1=${RAIL} x2=${at} y2=${RAIL - 24} />
    <circle class="signal ${colour === 'wait' && passed ? 'go' : colour}" cx=${at} cy=${RAIL - 30} r="7" />
    ${blocked ? svg`<text class="under" x=${at} y=${RAIL - 43}>${blocked}× blocked</text>` : ''}
  </g>`;
}

function siding(run, way, phases) {
  const from = x(phases.indexOf(way.from));
  const to = x(phases.indexOf(way.to));
  const times = run.visits.filter((visit) => visit.move === 'rework' && visit.phase === way.to).length;
  const low = RAIL + 92;
  return svg`
    <path class="siding ${times ? 'used' : ''}" d="M${from} ${RAIL + 58} C ${from} ${low}, ${to} ${low}, ${to} ${RAIL + 58}" />
    <text class="under" x=${(from + to) / 2} y=${low + 6}>rework${times ? ` · ${times}×` : ''}</text>`;
}

function tone(run, phase, visits) {
  if (!visits.length) return '';
  if (phase !== phaseOf(run)) return 'go';
  if (run.state === 'completed') return 'go';
  if (isOver(run)) return 'stop';
  return openWaits(run).length || run.state === 'paused' ? 'wait' : 'live';
}
