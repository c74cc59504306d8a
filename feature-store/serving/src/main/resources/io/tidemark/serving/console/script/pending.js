import { ask } from './api.js';

/* Decisions that were submitted and that the tables do not show yet, by their subject. */
const KEY = 'tidemark.on-its-way';
const EVERY = 3000;
/* A decision that is not in the tables by then was refused by the job, or no worker runs. */
const PATIENCE = 15 * 60 * 1000;

const pending = new Map(Object.entries(JSON.parse(sessionStorage.getItem(KEY) ?? '{}')));
const watchers = new Map();
let timer = null;

export const onRow = id => 'row ' + id;
export const onTicker = ticker => 'ticker ' + ticker;
export const pendingOn = subject => pending.get(subject);

/** Takes in what waits in the API's inbox, from this browser or another. */
export async function remember(inbox) {
  for (const [subject, decision] of pending) {
    if (Date.now() - decision.at > PATIENCE) {
      pending.delete(subject);
    }
  }
  inbox.rows.forEach(decision => {
    const subject = decision.id ? onRow(decision.id) : onTicker(decision.ticker);
    pending.set(subject, { at: Date.now(), ...pending.get(subject), ...decision });
  });
  keep();
}

/**
 * Remembers a decision that was submitted.
 *
 * @param settled called once, with what the tables show: a row or a ticker's state; with null if they
 *     do not show it after a quarter of an hour
 */
export function watch(subject, decision, settled) {
  pending.set(subject, { at: Date.now(), ...decision });
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
    if (Date.now() - pending.get(subject).at > PATIENCE) {
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
      .filter(halt => halt.state === (pending.get(onTicker(halt.ticker)).action === 'open' ? 'HALTED' : 'RESOLVED'))
      .forEach(halt => settle(onTicker(halt.ticker), halt));
  }
}

function settle(subject, found) {
  const settled = watchers.get(subject);
  watchers.delete(subject);
  pending.delete(subject);
  keep();
  settled?.(found);
}

function keep() {
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(pending)));
}
