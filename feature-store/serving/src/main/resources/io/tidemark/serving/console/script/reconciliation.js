import { body, count, el, empty, table, td } from './dom.js';
import { several, whole } from './format.js';
import { pages } from './pages.js';

/** Counts compared with the vendors' own, breached ones first; then disputes by verdict. */
export async function showReconciliation(answered, tellIt) {
  const breaches = answered.rows.filter(check => check.breach).length;
  const words = several(breaches, 'breach', 'breaches');
  // Breaches come first, so a page full of them may not contain all of them.
  const all = breaches < answered.rows.length || !answered.next_url;
  count('reconciliation', (all ? words : 'at least ' + words) + ' in ' + several(answered.total, 'count'));
  tellIt(breaches);
  body('reconciliation').replaceChildren(
    el('h3', {}, 'Compared with the vendors’ summaries'), ...checks(answered, breaches),
    el('h3', {}, 'Disputes by verdict'), verdicts(answered.disputes));
}

function checks(answered, breaches) {
  if (!answered.total) {
    return [empty('No vendor sent a summary to compare with.')];
  }
  const over = checkTable('Breached');
  const within = checkTable('Within their limits');
  const more = pages(answered, rows => rows.forEach(check =>
    (check.breach ? over : within).tbody.append(line(check))));
  const rest = answered.total - breaches;
  return [
    breaches ? over.whole : empty('Every count is within its limit.'),
    ...(rest ? [el('details', {}, el('summary', {}, several(rest, 'count') + ' within limits'), within.whole, more)]
      : more ? [more] : [])
  ];
}

const checkTable = caption => table(caption, [
  ['Vendor'], ['Ticker'], ['Sessions'], ['Rows', 'n'], ['Announced', 'n'], ['Volume', 'n'], ['Announced', 'n'], ['Breach']]);

const line = check => el('tr', {},
  td(check.vendor), td(el('b', {}, check.ticker)),
  td(check.from === check.to ? check.from : check.from + ' to ' + check.to, 'd'),
  td(whole(check.rows), 'n'), td(whole(check.rows_told), 'n'),
  td(whole(check.volume), 'n'), td(whole(check.volume_told), 'n'),
  td(check.breach || 'none', check.breach ? 'say.bad' : 'say'));

function verdicts(counts) {
  if (!counts.length) {
    return empty('There are no disputes.');
  }
  const kinds = new Map();
  for (const one of counts) {
    const key = one.vendors.join(' + ') + '\n' + one.verdict;
    const states = kinds.get(key) ?? { vendors: one.vendors, verdict: one.verdict };
    states[one.state] = one.disputes;
    kinds.set(key, states);
  }
  const rows = [...kinds.values()].sort((a, b) => (b.open ?? 0) - (a.open ?? 0));
  const most = Math.max(...rows.map(row => row.open ?? 0), 1);
  return table('Disputes by verdict', [
    ['Vendors'], ['Verdict'], ['Open', 'n'], ['', 'bar'], ['Settled', 'n']
  ], rows.map(row => el('tr', {},
    td(row.vendors.join(', ')), td(el('b', {}, row.verdict)),
    td(whole(row.open ?? 0), 'n'),
    td(el('meter', { max: most, value: row.open ?? 0, 'aria-hidden': true }), 'bar'),
    td(whole(row.settled ?? 0), 'n')))).whole;
}
