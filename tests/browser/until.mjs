// Waiting for a state that a browser reaches in its own time.
const kEvery = 40;

/** Asks `look` again and again until it gives something true, and returns that. Rejects with `what` after `limit` milliseconds. */
export async function until(what, look, limit = 20_000) {
  const end = performance.now() + limit;
  let error;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      error = undefined;
    } catch (caught) {
      error = caught; // a context that is just being replaced
    }
    if (performance.now() > end) throw new Error(`waited ${limit} ms for ${what}${error ? `: ${error.message}` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, kEvery));
  }
}
