import { ask, PAGE } from './api.js';
import { body, count, el } from './dom.js';
import { several, minute, capital, list, whole } from './format.js';
import { showLooks } from './looks.js';
import { showFailures } from './failures.js';
import { showCoverage } from './coverage.js';
import { showReconciliation } from './reconciliation.js';
import { showQuarantine } from './quarantine.js';
import { showDisputes } from './disputes.js';
import { remember } from './pending.js';

/* The number of each section, for the headline: [label, number, its part of the sentence]. */
const FIGURES = [
  ['looks', 'Tickers halted', n => several(n, 'ticker') + (n === 1 ? ' is halted' : ' are halted')],
  ['failures', 'Requests given up', null],
  ['coverage', 'Tickers with gaps', n => several(n, 'ticker') + (n === 1 ? ' misses a bar' : ' miss bars')],
  ['reconciliation', 'Counts breached', null],
  ['quarantine', 'Rows that wait', n => several(n, 'row') + (n === 1 ? ' waits for a decision' : ' wait for a decision')],
  ['disputes', 'Disputes open', n => several(n, 'dispute') + (n === 1 ? ' is open' : ' are open')]
];
const found = new Map();

/** Called by a section when it knows its figure, and again when the figure changes. */
function tell(section, number) {
  found.set(section, number);
  document.getElementById('figures').replaceChildren(...FIGURES.map(([id, name]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, el('a' + (found.get(id) ? '' : '.none'),
      { href: '#' + id }, found.has(id) ? whole(found.get(id)) : '…')))));
  if (found.size === FIGURES.length) {
    const parts = FIGURES.filter(([id, , words]) => words && found.get(id) > 0)
      .map(([id, , words]) => words(found.get(id)));
    document.getElementById('headline').textContent = sentence(parts);
  }
}

function sentence(parts) {
  if (parts.length) {
    return capital(list(parts)) + '.';
  }
  return [...found.values()].some(number => number === null)
    ? 'Not everything could be read.'
    : 'All quiet. Nothing waits for you this morning.';
}

/** A section that cannot be read must not affect the others. */
async function section(id, show) {
  try {
    await show(number => tell(id, number));
  } catch (problem) {
    count(id, 'not read');
    body(id).replaceChildren(el('p.problem', { role: 'alert' }, capital(problem.message) + '.'));
    tell(id, null);
  }
}

async function start() {
  const reconciliation = ask('/v1/ops/reconciliation', { limit: PAGE });
  reconciliation.catch(() => {});
  // Pending decisions, from this browser or another, must show with their rows.
  await remember(await ask('/v1/ops/inbox').catch(() => ({ rows: [] })));
  const asOf = answered => {
    document.getElementById('as-of').textContent = 'The lake as of ' + minute(answered.as_of) + ' UTC';
  };
  await Promise.all([
    section('looks', showLooks),
    section('failures', showFailures),
    section('coverage', showCoverage),
    section('reconciliation', async tellIt => {
      const answered = await reconciliation;
      asOf(answered);
      await showReconciliation(answered, tellIt);
    }),
    section('quarantine', showQuarantine),
    section('disputes', async tellIt => showDisputes(await reconciliation, tellIt))
  ]);
  document.body.dataset.ready = 'true';
}

start();
