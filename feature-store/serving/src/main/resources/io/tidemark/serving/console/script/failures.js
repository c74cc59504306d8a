import { ask, PAGE } from './api.js';
import { body, count, empty, el, table, td } from './dom.js';
import { minute, several } from './format.js';
import { pages, ofLength } from './pages.js';

const FIRST = 25;

/** Requests that were given up, newest first. */
export async function showFailures(tellIt) {
  const answered = await ask('/v1/ops/failures', { limit: FIRST });
  count('failures', several(answered.total, 'request'));
  tellIt(answered.total);
  if (!answered.total) {
    body('failures').replaceChildren(empty('Every request was answered.'));
    return;
  }
  const { whole, tbody } = table('Requests given up', [
    ['When'], ['Vendor'], ['Resource'], ['Subject'], ['Error'], ['Attempts', 'n']]);
  const more = pages(answered, rows => tbody.append(...rows.map(line)), ofLength(PAGE));
  body('failures').replaceChildren(whole, ...(more ? [more] : []));
}

const line = failure => el('tr', {},
  td(minute(failure.known_at), 'd'),
  td(failure.vendor),
  td(failure.resource),
  td(el('b', {}, failure.subject)),
  td([failure.status ? el('code', {}, String(failure.status)) : null, ' ' + failure.reason], 'say'),
  td(String(failure.attempts), 'n'));
