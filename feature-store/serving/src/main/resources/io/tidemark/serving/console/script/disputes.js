import { ask, PAGE } from './api.js';
import { body, count, el, empty, select } from './dom.js';
import { price, several } from './format.js';
import { pages } from './pages.js';
import { chart, lineKey } from './chart.js';

/** Disputes, open ones first; the counts of the reconciliation supply the filter values. */
export async function showDisputes({ disputes: counts }, tellIt) {
  const open = counts.filter(one => one.state === 'open').reduce((sum, one) => sum + one.disputes, 0);
  const all = counts.reduce((sum, one) => sum + one.disputes, 0);
  count('disputes', several(open, 'open', 'open') + ' of ' + several(all, 'dispute'));
  tellIt(open);
  if (!all) {
    body('disputes').replaceChildren(empty('The vendors agree.'));
    return;
  }
  const asked = { vendors: '', verdict: '', state: '', ticker: '' };
  const rows = el('div.rows');
  const choice = (label, name, values) => select(label, [['', 'any'], ...values.map(v => [v, v])], '',
    value => { asked[name] = value; list(); });
  const of = name => [...new Set(counts.map(one => [one[name]].flat().join(',')))].sort();
  body('disputes').replaceChildren(
    el('form.filters', { onsubmit: event => { event.preventDefault(); list(); } },
      choice('Vendors', 'vendors', of('vendors')),
      choice('Verdict', 'verdict', of('verdict')),
      choice('State', 'state', of('state')),
      el('label.field', {}, el('span', {}, 'Ticker'), el('input', {
        type: 'search', onchange: event => { asked.ticker = event.target.value.trim(); list(); }
      }))),
    rows);
  await list();

  async function list() {
    try {
      const answered = await ask('/v1/ops/disputes', { ...asked, limit: PAGE });
      const cards = el('div');
      const more = pages(answered, found => cards.append(...found.map(dispute)));
      rows.replaceChildren(answered.total ? cards : empty('No dispute matches the filter.'), ...(more ? [more] : []));
    } catch (problem) {
      rows.replaceChildren(el('p.problem', { role: 'alert' }, problem.message));
    }
  }
}

function dispute(found) {
  const range = found.until === found.date ? found.date : found.date + ' to ' + found.until;
  const valued = Object.keys(found.values ?? {});
  const vendors = [...found.vendors, ...valued.filter(vendor => !found.vendors.includes(vendor))];
  const plot = el('div.chart', { 'data-ticker': found.ticker });
  drawWhenSeen(plot, found, vendors);
  return el('article.card.dispute', { 'aria-label': found.ticker + ' ' + found.field + ' ' + found.date },
    el('div', {},
      el('div.top', {},
        el('h3', {}, found.ticker, ' ', el('span.date', {}, range)),
        el('p.meta', {}, el('span.badge' + (found.state === 'open' ? '.warn' : ''), {}, found.state),
          found.field, found.sessions ? el('span', {}, several(found.sessions, 'session')) : null)),
      el('p.verdict', {}, el('b', {}, found.verdict || 'no verdict'),
        found.suspect ? [', likely ', el('b', {}, found.suspect), ' is wrong'] : ', and neither vendor stands out as wrong'),
      found.evidence ? el('p.evidence', {}, found.evidence) : null,
      el('dl.values-by-vendor', {}, vendors.filter(vendor => valued.includes(vendor)).map(vendor =>
        el('div', {}, el('dt', {}, lineKey(vendors.indexOf(vendor)), vendor),
          el('dd', {}, value(found.values[vendor])))))),
    plot);
}

const value = given => typeof given === 'number' ? price(given) : given == null ? '–' : String(given);

/* A page of disputes has many charts, and few of them are viewed. */
const seen = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
  seen.unobserve(entry.target);
  entry.target.draw();
}), { rootMargin: '300px' });

function drawWhenSeen(plot, found, vendors) {
  plot.draw = async () => {
    try {
      const answered = await ask('/v1/ops/disputes/chart',
        { ticker: found.ticker, date: found.date, vendors: vendors.join(',') });
      plot.replaceChildren(chart(answered, found));
    } catch (problem) {
      plot.replaceChildren(el('p.problem', {}, problem.message));
    }
  };
  seen.observe(plot);
}
