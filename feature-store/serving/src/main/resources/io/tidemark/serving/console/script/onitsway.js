import { ask } from './api.js';

/* Words that were handed over and that the tables do not say yet, by what they are on. */
const KEY = 'tidemark.on-its-way';
const EVERY = 3000;
/* A word that is not written down by then was refused by the job, or nobody works. */
const PATIENCE = 15 * 60 * 1000;

const words = new Map(Object.entries(JSON.parse(sessionStorage.getItem(KEY) ?? '{}')));
const watchers = new Map();
let timer = null;

export const onRow = id => 'row ' + id;
export const onTicker = ticker => 'ticker ' + ticker;
export const wordOn = subject => words.get(subject);

/** Takes in what waits in the API's inbox, whoever left it there. */
export async function remember(inbox) {
  for (const [subject, word] of words) {
    if (Date.now() - word.at > PATIENCE) {
      words.delete(subject);
    }
  }
  inbox.rows.forEach(word => {
    const subject = word.id ? onRow(word.id) : onTicker(word.ticker);
    words.set(subject, { at: Date.now(), ...words.get(subject), ...word });
  });
  keep();
}

/**
 * Notes a word that was handed over.
 *
 * @param settled called once, with what the tables say: a row or a ticker's state; with null when
 *     they still do not say it after a quarter of an hour
 */
export function watch(subject, word, settled) {
  words.set(subject, { at: Date.now(), ...word });
  watchers.set(subject, settled);
  keep();
  timer ??= setInterval(look, EVERY);
}

async function look() {
  if (document.hidden) {
    return;
  }
  try {
    await Promise.all([rows(), tickers()]);
  } catch {
    return; // the API is away for a moment; the next look may find it
  }
  for (const subject of [...watchers.keys()]) {
    if (Date.now() - words.get(subject).at > PATIENCE) {
      settle(subject, null);
    }
  }
  if (!watchers.size) {
    clearInterval(timer);
    timer = null;
  }
}

async function rows() {
  const ids = [...watchers.keys()].filter(s => s.startsWith('row ')).map(s => s.slice(4));
  if (ids.length) {
    const answered = await ask('/v1/ops/quarantine', { ids: ids.join(',') });
    answered.rows.filter(row => row.state !== 'pending' && row.state !== 'lapsed')
      .forEach(row => settle(onRow(row.id), row));
  }
}

async function tickers() {
  const waiting = [...watchers.keys()].filter(s => s.startsWith('ticker '));
  if (waiting.length) {
    const answered = await ask('/v1/ops/halts');
    answered.rows.filter(halt => waiting.includes(onTicker(halt.ticker)))
      .filter(halt => halt.state === (words.get(onTicker(halt.ticker)).action === 'open' ? 'HALTED' : 'RESOLVED'))
      .forEach(halt => settle(onTicker(halt.ticker), halt));
  }
}

function settle(subject, said) {
  const settled = watchers.get(subject);
  watchers.delete(subject);
  words.delete(subject);
  keep();
  settled?.(said);
}

function keep() {
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(words)));
}
