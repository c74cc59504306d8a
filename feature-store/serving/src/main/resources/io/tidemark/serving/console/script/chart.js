import { el, empty, svg } from './dom.js';
import { price } from './format.js';

const WIDTH = 400;
const HEIGHT = 132;
const ROOM = 0.08;

/** The legend entry of a vendor's line: its colour and its dashes. */
export const lineKey = i => el('span.key.v' + (i % 4), { 'aria-hidden': true });

/**
 * Closes of several vendors around a disputed range, which is shaded.
 *
 * @param series dates, and lines of {vendor, closes}
 * @param dispute the dispute with that range
 */
export function chart(series, dispute) {
  const known = series.lines.flatMap(line => line.closes).filter(Number.isFinite);
  if (!known.length) {
    return empty('No vendor has a bar around that day.');
  }
  const { low, high } = span(known);
  const step = WIDTH / Math.max(1, series.dates.length - 1);
  const x = i => round(i * step);
  const y = value => round(HEIGHT * (1 - (value - low) / (high - low)));
  const from = Math.max(0, series.dates.findIndex(date => date >= dispute.date));
  const after = series.dates.findIndex(date => date > dispute.until);
  const to = after < 0 ? series.dates.length - 1 : Math.max(from, after - 1);
  const left = Math.max(0, x(from) - step / 2);
  const right = Math.min(WIDTH, x(to) + step / 2);
  const ticks = [low + (high - low) * 0.1, (low + high) / 2, high - (high - low) * 0.1];
  const plot = el('div.plot', { tabindex: 0 },
    svg('svg', { viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, preserveAspectRatio: 'none', role: 'img', 'aria-label': description(series, dispute) },
      svg('rect', { class: 'disputed', x: left, y: 0, width: right - left, height: HEIGHT }),
      ticks.map(tick => svg('path', { class: 'grid', d: 'M0 ' + y(tick) + 'H' + WIDTH })),
      series.lines.map((line, i) => svg('path', { class: 'trace v' + (i % 4), d: path(line.closes, x, y) }))),
    ticks.map(tick => at(el('span.y', {}, label(tick, high - low)), 'top', 100 * y(tick) / HEIGHT)),
    [0, series.dates.length - 1].map(i =>
      el('span.x' + (i ? '.end' : ''), {}, series.dates[i])));
  readout(plot, series, x);
  return el('figure', {}, plot, el('figcaption.legend', {},
    series.lines.map((line, i) => el('span', {}, lineKey(i), line.vendor)),
    el('span', {}, el('span.key.band', { 'aria-hidden': true }), 'disputed')));
}

function span(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * ROOM;
  return { low: low - room, high: high + room };
}

/** A line that breaks where there is no bar; a single bar is a dot. */
function path(closes, x, y) {
  let drawing = false;
  return closes.map((close, i) => {
    if (!Number.isFinite(close)) {
      drawing = false;
      return '';
    }
    const point = (drawing ? 'L' : 'M') + x(i) + ' ' + y(close) + (drawing ? '' : 'h0');
    drawing = true;
    return point;
  }).join('');
}

/** The values of the day under the pointer, or selected with the arrow keys. */
function readout(plot, series, x) {
  const cross = el('div.cross');
  const tip = el('div.tip');
  const last = series.dates.length - 1;
  let shown = -1;
  const show = i => {
    shown = Math.min(last, Math.max(0, i));
    const place = x(shown) / WIDTH;
    tip.replaceChildren(el('b', {}, series.dates[shown]), ...series.lines.map((line, n) =>
      el('span', {}, lineKey(n), line.vendor, el('i', {}, price(line.closes[shown])))));
    at(cross, 'left', 100 * place);
    tip.style.left = place > 0.5 ? 'auto' : 'calc(' + 100 * place + '% + 12px)';
    tip.style.right = place > 0.5 ? 'calc(' + 100 * (1 - place) + '% + 12px)' : 'auto';
    plot.append(cross, tip);
  };
  const hide = () => { shown = -1; cross.remove(); tip.remove(); };
  plot.addEventListener('pointermove', event => {
    const box = plot.getBoundingClientRect();
    show(Math.round((event.clientX - box.left) / box.width * last));
  });
  plot.addEventListener('pointerleave', hide);
  plot.addEventListener('blur', hide);
  plot.addEventListener('keydown', event => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) {
      event.preventDefault();
      show(shown < 0 ? last : shown + by);
    }
  });
}

function description(series, dispute) {
  const ranges = series.lines.map(line => {
    const known = line.closes.filter(Number.isFinite);
    return line.vendor + (known.length ? ' from ' + price(Math.min(...known)) + ' to ' + price(Math.max(...known)) : ' has none');
  });
  return 'Closes of ' + dispute.ticker + ' from ' + series.dates[0] + ' to ' + series.dates[series.dates.length - 1]
    + ': ' + ranges.join(', ') + '. Disputed from ' + dispute.date + ' to ' + dispute.until + '.';
}

function at(element, side, percent) {
  element.style[side] = percent + '%';
  return element;
}

const round = value => Math.round(value * 10) / 10;
const label = (value, range) => value.toFixed(range < 0.5 ? 3 : range < 5 ? 2 : range < 50 ? 1 : 0);
