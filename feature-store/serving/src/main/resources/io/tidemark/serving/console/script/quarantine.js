import { ask, PAGE } from './api.js';
import { body, count, el, empty, select } from './dom.js';
import { several, whole } from './format.js';
import { pages } from './pages.js';
import { row } from './queuerow.js';

const NONE = {
  pending: 'No row waits for a decision.',
  lapsed: 'No decision has lapsed.',
  approved: 'No row was approved.',
  rejected: 'No row was rejected.',
  overridden: 'No row was overridden.',
  '': 'No row was ever put in quarantine.'
};

/** The queue, pending rows first. */
export async function showQuarantine(tellIt) {
  const asked = { state: 'pending', ticker: '' };
  const rows = el('div.rows');
  const filters = el('form.filters', { onsubmit: event => { event.preventDefault(); list(); } });
  const [pending, lapsed] = await Promise.all([
    ask('/v1/ops/quarantine', { state: 'pending', limit: PAGE }),
    ask('/v1/ops/quarantine', { state: 'lapsed', limit: 1 })
  ]);
  let waiting = pending.total;
  const ticker = el('input', {
    type: 'search', onchange: event => { asked.ticker = event.target.value.trim(); list(); }
  });
  filters.append(
    select('State', [['pending', 'pending'], ['lapsed', 'lapsed'], ['approved', 'approved'],
      ['rejected', 'rejected'], ['overridden', 'overridden'], ['settled', 'settled'], ['', 'all']], 'pending',
    value => { asked.state = value; list(); }),
    el('label.field', {}, el('span', {}, 'Ticker'), ticker));
  body('quarantine').replaceChildren(filters, rows);
  showCount();
  show(pending);

  function showCount() {
    count('quarantine', several(waiting, 'row') + (waiting === 1 ? ' waits' : ' wait')
      + (lapsed.total ? ', ' + several(lapsed.total, 'lapsed decision') : ''));
    tellIt(waiting);
  }

  function decided() {
    waiting--;
    showCount();
  }

  function show(answered) {
    rows.replaceChildren();
    if (!answered.total) {
      rows.append(empty(asked.ticker ? 'No such row of ' + asked.ticker + '.' : NONE[asked.state]));
      return;
    }
    const cards = el('div');
    const more = pages(answered, found => cards.append(...found.map(one => row(one, decided))));
    rows.append(el('p.unseen', { role: 'status' }, whole(answered.total) + ' rows'), cards, ...(more ? [more] : []));
  }

  async function list() {
    try {
      show(await ask('/v1/ops/quarantine', { ...asked, limit: PAGE }));
    } catch (problem) {
      rows.replaceChildren(el('p.problem', { role: 'alert' }, problem.message));
    }
  }
}
