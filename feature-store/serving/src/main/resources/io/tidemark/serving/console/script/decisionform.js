import { el } from './dom.js';

const WHO = 'tidemark.who';
let made = 0;

/**
 * A form for a decision: who, why and further inputs.
 *
 * @param title what is decided, such as 'Reject this row'
 * @param fields further inputs: [name, label, type, required, value]
 * @param send receives the values by name; the message of an error that it throws is shown
 * @param leave closes the form
 */
export function decisionForm({ title, button, fields, send, leave }) {
  const id = 'decision-' + ++made;
  const inputs = new Map();
  const message = el('p.refused', { role: 'alert', id: id + '-message' });
  const submit = el('button.strong', { type: 'submit' }, button);
  const asked = [
    ...fields.filter(([name]) => name === 'ticker'),
    ['who', 'Who', 'text', true, localStorage.getItem(WHO) ?? ''],
    ['why', 'Why', 'text', true, ''],
    ...fields.filter(([name]) => name !== 'ticker')
  ];
  const form = el('form.decision', { novalidate: true, 'aria-label': title, onsubmit: hand, onkeydown: escape },
    asked.map(([name, label, type, required, value]) => {
      const input = el('input', {
        type, name, value, required, id: id + '-' + name, autocomplete: 'off', 'aria-describedby': message.id
      });
      inputs.set(name, input);
      return el('div.ask.' + name, {}, el('label', { for: input.id }, label, required ? null : el('small', {}, ' optional')), input);
    }),
    el('div.acts', {}, submit, el('button', { type: 'button', onclick: leave }, 'Cancel')),
    message);
  return { form, focus };

  function focus() {
    const first = [...inputs.values()].find(input => input.required && !input.value);
    (first ?? inputs.get('why')).focus();
  }

  function escape(event) {
    if (event.key === 'Escape') {
      leave();
    }
  }

  async function hand(event) {
    event.preventDefault();
    const values = {};
    for (const [name, input] of inputs) {
      values[name] = input.value.trim();
      input.removeAttribute('aria-invalid');
    }
    const missing = asked.find(([name, , , required]) => required && !values[name]);
    if (missing) {
      const input = inputs.get(missing[0]);
      input.setAttribute('aria-invalid', 'true');
      input.focus();
      message.textContent = MISSING[missing[0]];
      return;
    }
    localStorage.setItem(WHO, values.who);
    submit.disabled = true;
    message.textContent = '';
    try {
      await send(values);
    } catch (problem) {
      message.textContent = problem.message;
    }
    submit.disabled = false;
  }
}

const MISSING = {
  who: 'Say who decides; it is kept with the decision.',
  why: 'Say why; the reason is kept with the decision.',
  ticker: 'Say which ticker.',
  date: 'Say which session caused the halt.'
};
