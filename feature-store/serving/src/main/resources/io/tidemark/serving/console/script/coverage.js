import { ask, PAGE } from './api.js';
import { body, count, el, empty } from './dom.js';
import { several, whole } from './format.js';
import { pages } from './pages.js';

/* A letter with the colour, for readers who cannot see colours. */
const REASONS = {
  gap: ['G', 'a gap: other vendors have the bar'],
  outage: ['O', 'an outage: the vendor sent no bars at all'],
  halt: ['H', 'a halt: the ticker did not trade'],
  delisting: ['D', 'a delisting: the ticker no longer trades'],
  refused: ['R', 'refused: its row waits in quarantine'],
  untold: ['?', 'no reason known yet']
};

/** A matrix of tickers and sessions per vendor; tickers without missing bars are collapsed. */
export async function showCoverage(tellIt) {
  const answered = await ask('/v1/ops/coverage/days', { missing: true, limit: PAGE });
  count('coverage', several(answered.total, 'ticker') + (answered.total === 1 ? ' misses a session' : ' miss a session'));
  tellIt(answered.total);
  if (!answered.vendors.length) {
    body('coverage').replaceChildren(empty('No vendor has bars yet.'));
    return;
  }
  const blocks = new Map(answered.vendors.map(vendor => [vendor.vendor, block(vendor)]));
  const more = pages(answered, rows => rows.forEach(row => blocks.get(row.vendor).missing(row)));
  body('coverage').replaceChildren(legend(),
    ...[...blocks.values()].map(one => one.element), ...(more ? [more] : []));
}

function legend() {
  return el('p.legend', {}, key('full', '', 'has a bar'),
    Object.entries(REASONS).map(([reason, [letter, words]]) => key(reason, letter, words)),
    key('blank', '', 'no bar expected'));
}

const key = (kind, letter, words) =>
  el('span', {}, el('i.cell.' + kind, { 'aria-hidden': true }, letter), words);

function block(vendor) {
  const name = vendor.vendor + ': the last ' + vendor.dates.length + ' sessions';
  const missing = matrix(name + ', tickers that miss one', vendor.dates);
  const rest = vendor.tickers - vendor.missing;
  const element = el('div.vendor', {},
    el('h3', {}, vendor.vendor, el('small', {}, ' ', several(vendor.tickers, 'ticker'), ', ',
      vendor.dates[0], ' to ', vendor.dates[vendor.dates.length - 1])),
    vendor.missing ? missing.whole : empty('Every ticker has every session.'),
    rest ? fold(vendor, rest) : null);
  return { element, missing: row => missing.tbody.append(line(row, vendor.dates)) };
}

/** Tickers without missing bars, requested when they are expanded. */
function fold(vendor, rest) {
  const details = el('details', { ontoggle: open },
    el('summary', {}, several(rest, 'ticker') + ' with nothing missing'));
  return details;

  async function open() {
    if (!details.open || details.childElementCount > 1) {
      return;
    }
    const { whole: wide, tbody } = matrix(vendor.vendor + ', tickers with nothing missing', vendor.dates);
    details.append(wide);
    try {
      const answered = await ask('/v1/ops/coverage/days', { vendor: vendor.vendor, missing: false, limit: PAGE });
      const more = pages(answered, rows => tbody.append(...rows.map(row => line(row, vendor.dates))));
      if (more) {
        details.append(more);
      }
    } catch (problem) {
      wide.replaceWith(el('p.problem', { role: 'alert' }, problem.message));
    }
  }
}

function matrix(caption, dates) {
  const tbody = el('tbody');
  const wide = el('div.wide', { tabindex: 0, role: 'region', 'aria-label': caption },
    el('table.matrix', {}, el('caption.unseen', {}, caption),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Ticker'),
        dates.map((date, i) => el('th.day', { scope: 'col', title: date },
          el('span.unseen', {}, date), el('span', { 'aria-hidden': true }, dayName(dates, i)))),
        ['First', 'Last', 'Sessions', 'Missing, all time'].map((name, i) =>
          el('th' + (i === 2 ? '.n' : i < 2 ? '.d' : ''), { scope: 'col' }, name)))),
      tbody));
  return { whole: wide, tbody };
}

/** The month on its first session, otherwise the day. */
function dayName(dates, i) {
  const [, month, day] = dates[i].split('-');
  const begins = i === 0 || dates[i - 1].slice(5, 7) !== month;
  return begins ? [el('b', {}, MONTHS[month - 1]), String(+day)] : String(+day);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function line(row, dates) {
  return el('tr', {}, el('th', { scope: 'row' }, row.ticker),
    row.days.map((state, i) => cell(state, dates[i])),
    el('td.d', {}, row.line.first ?? '–'), el('td.d', {}, row.line.last ?? '–'),
    el('td.n', {}, whole(row.line.sessions)),
    el('td.say', {}, Object.entries(row.line.missing).map(([reason, n]) => whole(n) + ' × ' + reason).join(', ') || '–'));
}

function cell(state, date) {
  const [letter, words] = REASONS[state] ?? (state === 'full' || state === 'blank' ? ['', ''] : ['!', state]);
  const meaning = state === 'full' ? 'has a bar' : state === 'blank' ? 'no bar expected' : 'missing, ' + words;
  return el('td.day', { title: date + ': ' + meaning },
    el('i.cell.' + (REASONS[state] || !letter ? state : 'untold'), { 'aria-hidden': true }, letter),
    el('span.unseen', {}, state));
}
