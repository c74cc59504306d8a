/** Asks the API that this page came from. A refusal becomes an Error with the problem's words. */
export const PAGE = 200;

export async function ask(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== '' && value !== null && value !== undefined) {
      query.set(name, value);
    }
  }
  return answer(await fetch(path + (query.size ? '?' + query : ''), { headers: { Accept: 'application/json' } }));
}

/** The page after an answer; behind a proxy its address may name another scheme or host. */
export function after(answered) {
  const next = new URL(answered.next_url);
  return ask(next.pathname, Object.fromEntries(next.searchParams));
}

export async function tell(path, words) {
  return answer(await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(words)
  }));
}

async function answer(response) {
  const said = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(said.detail ?? 'the API answered ' + response.status);
    error.status = response.status;
    throw error;
  }
  return said;
}
