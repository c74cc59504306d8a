/** How figures, days and times are written, everywhere on the page. */
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const PRICE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

export const whole = number => number == null ? '–' : WHOLE.format(number);
export const price = number => number == null ? '–' : PRICE.format(number);

/** 'three rows', 'one row', '1,204 rows'. */
export const several = (number, one, more = one + 's') =>
  (SMALL[number] ?? whole(number)) + ' ' + (number === 1 ? one : more);

/** 2024-01-12T22:00:00Z as 2024-01-12 22:00. */
export const minute = instant => instant ? instant.slice(0, 16).replace('T', ' ') : '';

export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** a, b and c. */
export const list = words =>
  words.length < 2 ? words.join('') : words.slice(0, -1).join(', ') + ' and ' + words[words.length - 1];
