import { ask, PAGE, send } from './api.js';
import { body, count, el, empty } from './dom.js';
import { minute, several } from './format.js';
import { pages, ofLength } from './pages.js';
import { onTicker, pendingOn, watch } from './pending.js';
import { decisionForm } from './decisionform.js';

const FIRST = 12;

/** Halted tickers, tickers in doubt, then alerts: one line each. */
export async function showLooks(tellIt) {
  const [halts, alerts] = await Promise.all([
    ask('/v1/ops/halts', { limit: 1000 }),
    ask('/v1/ops/alerts', { limit: FIRST })
  ]);
  const halted = halts.rows.filter(halt => halt.state === 'HALTED');
  const doubted = halts.rows.filter(halt => halt.state === 'DISPUTED');
  const figures = { halted: halted.length };
  const showCounts = () => {
    count('looks', several(figures.halted, 'halted ticker') + ', ' + several(alerts.total, 'alert'));
    tellIt(figures.halted);
  };
  const lines = el('ul.lines');
  const now = halts.as_of.slice(0, 10);
  lines.append(...halted.map(halt => haltLine(halt, () => { figures.halted--; showCounts(); })),
    ...doubted.map(halt => haltLine(halt, () => {})));
  const more = pages(alerts, rows => lines.append(...rows.map(alertLine)), ofLength(PAGE));
  body('looks').replaceChildren(
    ...(lines.children.length ? [lines] : [empty('No ticker is halted and no alert was raised.')]),
    ...(more ? [more] : []),
    newHalt(now));
  showCounts();
}

function alertLine(alert) {
  const critical = alert.severity === 'critical';
  return el('li.line', {},
    el('span.badge' + (critical ? '.bad' : '.warn'), {}, alert.severity || 'alert'),
    el('b.ticker', {}, alert.ticker || alert.vendors.join(', ')),
    el('span.what', {}, alert.message || alert.kind),
    el('span.when', {}, [alert.kind, alert.date].filter(Boolean).join(' · ')));
}

function haltLine(halt, resolved) {
  const halted = halt.state === 'HALTED';
  const slot = el('div.slot');
  const open = el('button', { type: 'button', onclick: ask }, 'Resolve');
  const line = el('li.line', {},
    el('span.badge' + (halted ? '.bad' : '.warn'), {}, halted ? 'halted' : 'in doubt'),
    el('b.ticker', {}, halt.ticker),
    el('span.what', {}, halt.why, el('small', {}, ' ' + halt.opened_by)),
    el('span.when', {}, 'since ' + minute(halt.since)),
    open, slot);
  const pending = pendingOn(onTicker(halt.ticker));
  if (pending) {
    wait(pending);
  }
  return line;

  function ask() {
    const { form, focus } = decisionForm({
      title: 'Resolve ' + halt.ticker,
      button: 'Resolve ' + halt.ticker,
      fields: [],
      send: async values => {
        wait(await send('/v1/ops/halts/' + encodeURIComponent(halt.ticker), { action: 'resolve', ...values }));
      },
      leave: () => { slot.replaceChildren(); open.hidden = false; open.focus(); }
    });
    open.hidden = true;
    slot.replaceChildren(form);
    focus();
  }

  function wait(decision) {
    open.hidden = true;
    slot.replaceChildren(el('p.waiting', { role: 'status' }, 'Resolved by ' + decision.who + ', pending'));
    watch(onTicker(halt.ticker), decision, settled => {
      if (settled) {
        resolved();
        line.classList.add('gone');
        slot.replaceChildren(el('p.done', { role: 'status' }, 'Resolved by ' + settled.opened_by + ': ' + settled.why));
      } else {
        open.hidden = false;
        slot.replaceChildren(el('p.refused', { role: 'alert' }, LOST));
      }
    });
  }
}

/** The form that halts a ticker. */
function newHalt(today) {
  const slot = el('div.slot');
  const open = el('button', { type: 'button', onclick: ask }, 'Halt a ticker');
  return el('div.new', {}, open, slot);

  function ask() {
    const { form, focus } = decisionForm({
      title: 'Halt a ticker',
      button: 'Halt it',
      fields: [['ticker', 'Ticker', 'text', true, ''], ['date', 'Session', 'date', true, today]],
      send: async ({ ticker, ...values }) => {
        const decision = await send('/v1/ops/halts/' + encodeURIComponent(ticker), { action: 'open', ...values });
        leave();
        const status = el('p.waiting', { role: 'status' }, ticker + ' halted by ' + decision.who + ', pending');
        slot.replaceChildren(status);
        watch(onTicker(ticker), decision, settled => {
          status.className = settled ? 'done' : 'refused';
          status.textContent = settled ? ticker + ' is halted by ' + settled.opened_by + ': ' + settled.why : LOST;
        });
      },
      leave
    });
    open.hidden = true;
    slot.replaceChildren(form);
    focus();
  }

  function leave() {
    slot.replaceChildren();
    open.hidden = false;
    open.focus();
  }
}

const LOST = 'The decision was not recorded. Check that the worker is up; its log has the reason.';
