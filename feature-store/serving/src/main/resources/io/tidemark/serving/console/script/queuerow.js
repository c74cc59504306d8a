import { send } from './api.js';
import { el } from './dom.js';
import { capital, minute } from './format.js';
import { onRow, pendingOn, watch } from './pending.js';
import { decisionForm } from './decisionform.js';

const STAGES = {
  refused: 'refused: not accepted',
  held: 'held: among the bars, but no price uses it',
  doubted: 'doubted: among the bars'
};
const PAST = { approve: 'approved', reject: 'rejected', override: 'overridden' };

/**
 * A row in quarantine with its rules, its values and the possible decisions.
 *
 * @param decided called when the decision on a waiting row is in the tables
 */
export function row(found, decided) {
  const slot = el('div.slot');
  const card = el('article.card', { id: 'row-' + found.id, 'aria-label': found.ticker + ' ' + found.date },
    el('div.top', {},
      el('h3', {}, found.ticker, ' ', el('span.date', {}, found.date)),
      el('p.meta', {}, found.kind + ' from ' + found.source, el('span', {}, STAGES[found.stage] ?? found.stage),
        found.id ? el('code', {}, found.id) : null)),
    el('ul.rules', {}, found.rules.map((rule, i) =>
      el('li', {}, el('b', {}, rule), ' ', found.reasons[i] ?? ''))),
    values(found),
    slot);
  rest();
  return card;

  /** Shows the buttons, the decision made, or the one that is pending. */
  function rest(focus) {
    const pending = pendingOn(onRow(found.id));
    if (found.state !== 'pending' && found.state !== 'lapsed') {
      slot.replaceChildren(el('p.done', {}, outcome(found)));
    } else if (pending) {
      wait(pending);
    } else {
      const buttons = acts();
      slot.replaceChildren(...(found.state === 'lapsed' ? [el('p.note', {}, 'Lapsed: ' + outcome(found, ''))] : []), buttons);
      if (focus) {
        buttons.querySelector('button').focus();
      }
    }
  }

  function acts() {
    if (!found.id) {
      return el('p.note', {}, 'An early release stored this row without an id, so it cannot be decided here.');
    }
    const button = (decision, name, kind = '') =>
      el('button' + kind, { type: 'button', onclick: () => openForm(decision, name) }, name);
    return el('div.acts', {},
      button('approve', 'Approve'), button('reject', 'Reject'),
      isRepaired(found) ? button('override', 'Override with the repair') : null);
  }

  function openForm(decision, name) {
    const { form, focus } = decisionForm({
      title: name + ', ' + found.ticker + ' ' + found.date,
      button: name,
      fields: [['until', 'Until', 'date', false, '']],
      send: async values => {
        wait(await send('/v1/ops/quarantine/' + encodeURIComponent(found.id) + '/decisions',
          { decision, ...values, until: values.until || null, fields: {} }));
      },
      leave: () => rest(true)
    });
    slot.replaceChildren(form);
    focus();
  }

  function wait(decision) {
    card.classList.add('on-its-way');
    slot.replaceChildren(el('p.waiting', { role: 'status' },
      capital(PAST[decision.decision]) + ', pending', el('small', {}, ' ' + decision.who + ': ' + decision.why)));
    watch(onRow(found.id), decision, settled => {
      card.classList.remove('on-its-way');
      if (settled) {
        decided();
        gone(settled);
      } else {
        rest();
        slot.prepend(el('p.refused', { role: 'alert' },
          'The decision was not recorded. Check that the worker is up; its log has the reason.'));
      }
    });
  }

  function gone(settled) {
    card.classList.add('gone');
    card.replaceChildren(el('p.done', { role: 'status' },
      el('b', {}, settled.ticker + ' ' + settled.date), ' ' + outcome(settled)));
  }
}

const isRepaired = found => found.repair && Object.keys(found.repair).length > 0;

function outcome(found, state = found.state) {
  const made = found.decision;
  return [state, made ? 'by ' + made.who + ' at ' + minute(made.at) + ': ' + made.why : '',
    made?.until ? '(until ' + minute(made.until) + ')' : ''].filter(Boolean).join(' ');
}

/** The row as parsed, the suggested repair below it, and the row as received. */
function values(found) {
  const fields = found.fields && typeof found.fields === 'object' ? found.fields : {};
  const repair = isRepaired(found) ? found.repair : {};
  const names = [...new Set([...Object.keys(fields), ...Object.keys(repair)])]
    .filter(name => name !== 'ticker' && name !== 'date');
  const raw = typeof found.raw === 'string' ? found.raw : JSON.stringify(found.raw);
  return el('div.values', {},
    names.length ? el('div.wide', { tabindex: 0, role: 'region', 'aria-label': 'Values of the row' },
      el('table', {},
        el('thead', {}, el('tr', {}, el('td'), names.map(name => el('th.n', { scope: 'col' }, name)))),
        el('tbody', {},
          el('tr', {}, el('th', { scope: 'row' }, 'As read'),
            names.map(name => el('td.n' + (name in repair ? '.wrong' : ''), {}, text(fields[name])))),
          isRepaired(found) ? el('tr.repair', {}, el('th', { scope: 'row' }, 'Suggested repair'),
            names.map(name => el('td.n', {}, name in repair ? text(repair[name]) : ''))) : null))) : null,
    found.raw == null ? null : el('p.raw', {}, el('span', {}, 'As received'), el('code', {}, raw)),
    isRepaired(found) ? null : el('p.note', {}, 'No repair is suggested.'));
}

const text = value => value == null || value === '' ? '–' : String(value);
