/**
 * Makes elements. Text only ever becomes a text node, so no vendor's message can script the page.
 *
 * @param spec a tag, with classes after dots: 'p.note'
 * @param attributes properties on* are listeners, null or false leave an attribute out
 * @param children elements, texts, or lists of them; null adds nothing
 */
export function el(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split('.');
  const element = document.createElement(tag);
  if (classes.length) {
    element.className = classes.join(' ');
  }
  give(element, attributes);
  element.append(...children.flat(Infinity).filter(child => child != null));
  return element;
}

/** The same for SVG elements. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  give(element, attributes);
  element.append(...children.flat(Infinity).filter(child => child != null));
  return element;
}

function give(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
}

/** The part of the page that a section fills. */
export const body = id => document.querySelector('#' + id + ' .body');

/** Puts a section's count into its heading. */
export function count(id, words) {
  document.querySelector('#' + id + ' .count').textContent = words;
}

/** A line for a section that has nothing to show. */
export const empty = words => el('p.empty', {}, words);

/** A table whose columns are [heading, class]; it scrolls sideways where it is too wide. */
export function table(caption, columns, rows = []) {
  const tbody = el('tbody', {}, rows);
  const head = columns.map(([name, kind]) => el('th' + (kind ? '.' + kind : ''), { scope: 'col' }, name));
  const whole = el('div.wide', { tabindex: 0, role: 'region', 'aria-label': caption },
    el('table', {}, el('caption.unseen', {}, caption), el('thead', {}, el('tr', {}, head)), tbody));
  return { whole, tbody };
}

/** A cell, with a class if one is given. */
export const td = (content, kind) => el('td' + (kind ? '.' + kind : ''), {}, content ?? '');

/** A drop-down with its label; options are [value, text]. */
export function select(label, options, value, onchange) {
  const box = el('select', { onchange: event => onchange(event.target.value) },
    options.map(([key, text]) => el('option', { value: key, selected: key === value }, text)));
  return el('label.field', {}, el('span', {}, label), box);
}
