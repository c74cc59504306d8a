import { tell } from './api.js';
import { el } from './dom.js';
import { capital, minute } from './words.js';
import { onRow, watch, wordOn } from './onitsway.js';
import { wordForm } from './wordform.js';

const STAGES = {
  refused: 'refused: it never entered',
  held: 'held: among the bars, but no price rests on it',
  doubted: 'doubted: among the bars'
};
const PAST = { approve: 'approved', reject: 'rejected', override: 'overridden' };

/**
 * A row in quarantine with what can be said about it.
 *
 * @param decided called when a word on a row that waited is in the tables
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

  /** Before anybody speaks, or after he took it back. */
  function rest(focus) {
    const word = wordOn(onRow(found.id));
    if (found.state !== 'pending' && found.state !== 'lapsed') {
      slot.replaceChildren(el('p.done', {}, said(found)));
    } else if (word) {
      wait(word);
    } else {
      const buttons = acts();
      slot.replaceChildren(...(found.state === 'lapsed' ? [el('p.note', {}, 'Lapsed: ' + said(found, ''))] : []), buttons);
      if (focus) {
        buttons.querySelector('button').focus();
      }
    }
  }

  function acts() {
    if (!found.id) {
      return el('p.note', {}, 'An early release took it in without an id, so no word can be given on it.');
    }
    const button = (decision, name, kind = '') =>
      el('button' + kind, { type: 'button', onclick: () => speak(decision, name) }, name);
    return el('div.acts', {},
      button('approve', 'Approve'), button('reject', 'Reject'),
      isRepaired(found) ? button('override', 'Override with the repair') : null);
  }

  function speak(decision, name) {
    const { form, focus } = wordForm({
      title: name + ', ' + found.ticker + ' ' + found.date,
      button: name,
      fields: [['until', 'Until', 'date', false, '']],
      send: async values => {
        wait(await tell('/v1/ops/quarantine/' + encodeURIComponent(found.id) + '/decisions',
          { decision, ...values, until: values.until || null, fields: {} }));
      },
      leave: () => rest(true)
    });
    slot.replaceChildren(form);
    focus();
  }

  function wait(word) {
    card.classList.add('on-its-way');
    slot.replaceChildren(el('p.waiting', { role: 'status' },
      capital(PAST[word.decision]) + ', on its way', el('small', {}, ' ' + word.who + ': ' + word.why)));
    watch(onRow(found.id), word, told => {
      card.classList.remove('on-its-way');
      if (told) {
        decided();
        gone(told);
      } else {
        rest();
        slot.prepend(el('p.refused', { role: 'alert' },
          'The word was not written down. Is the worker up? Its log says what became of it.'));
      }
    });
  }

  function gone(told) {
    card.classList.add('gone');
    card.replaceChildren(el('p.done', { role: 'status' },
      el('b', {}, told.ticker + ' ' + told.date), ' ' + said(told)));
  }
}

const isRepaired = found => found.repair && Object.keys(found.repair).length > 0;

function said(found, state = found.state) {
  const word = found.decision;
  return [state, word ? 'by ' + word.who + ' at ' + minute(word.at) + ': ' + word.why : '',
    word?.until ? '(until ' + minute(word.until) + ')' : ''].filter(Boolean).join(' ');
}

/** The row as it was read, the repair under it, and what came. */
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
    found.raw == null ? null : el('p.raw', {}, el('span', {}, 'As it came'), el('code', {}, raw)),
    isRepaired(found) ? null : el('p.note', {}, 'No repair is suggested.'));
}

const text = value => value == null || value === '' ? '–' : String(value);
