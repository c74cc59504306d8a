/** Calls the API that served this page. A refused request becomes an Error with the problem's detail. */
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

/** The next page of a response; behind a proxy its address may have another scheme or host. */
export function after(answered) {
  const next = new URL(answered.next_url);
  return ask(next.pathname, Object.fromEntries(next.searchParams));
}

/** Posts a decision; returns it as the API accepted it. */
export async function send(path, content) {
  return answer(await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content)
  }));
}

async function answer(response) {
  const content = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(content.detail ?? 'the API answered ' + response.status);
    error.status = response.status;
    throw error;
  }
  return content;
}
