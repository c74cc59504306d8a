import { after } from './api.js';
import { el } from './dom.js';
import { whole } from './format.js';

/**
 * A button that loads the next rows of a list, until all are shown.
 *
 * @param first the first response
 * @param show adds the rows of a response to the page
 * @param more changes the request for the pages after the first, such as their length
 */
export function pages(first, show, more = answered => answered) {
  let last = first;
  let shown = first.rows.length;
  show(first.rows);
  if (!first.next_url) {
    return null;
  }
  const button = el('button.more', { type: 'button', onclick: bring });
  const status = el('span', { role: 'status' });
  const bar = el('p.pages', {}, button, status);
  label();
  return bar;

  function label() {
    button.textContent = 'Show more';
    status.textContent = whole(shown) + ' of ' + whole(last.total) + ' are shown';
  }

  async function bring() {
    button.disabled = true;
    try {
      last = await after(more(last));
      shown += last.rows.length;
      show(last.rows);
      label();
    } catch (problem) {
      status.textContent = problem.message;
    }
    button.disabled = false;
    if (!last.next_url) {
      button.remove();
    }
  }
}

/** Requests pages with another length than the first one. */
export const ofLength = length => answered => {
  const next = new URL(answered.next_url);
  next.searchParams.set('limit', length);
  return { next_url: next.href };
};
