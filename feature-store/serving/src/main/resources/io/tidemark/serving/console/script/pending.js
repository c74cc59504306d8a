import { ask } from './api.js';

/* Decisions that were submitted and that the tables do not show yet, by their subject. */
const KEY = 'tidemark.on-its-way';
const EVERY = 3000;
/* After this time, the job has refused the decision or no worker is running. */
const PATIENCE = 15 * 60 * 1000;

const pending = new Map(Object.entries(JSON.parse(sessionStorage.getItem(KEY) ?? '{}')));
const watchers = new Map();
let timer = null;

export const onRow = id => 'row ' + id;
export const onTicker = ticker => 'ticker ' + ticker;
export const pendingOn = subject => pending.get(subject);

/** Reads the pending decisions from the API's inbox, from this browser or another. */
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
 * @param settled called once, with the row or the ticker's state from the tables; with null if the
 *     decision is not in the tables after a quarter of an hour
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
    return; // the API is unavailable for a moment; the next poll may succeed
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
