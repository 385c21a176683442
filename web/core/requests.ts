// Requests (network accounting): what this page asked of other hosts since it was opened, as the browser itself has counted it.

/** How many requests went to another origin than the page's own. */
export function requestsElsewhere(): number {
  return performance.getEntriesByType('resource').filter((entry) => {
    const url = new URL(entry.name, document.baseURI);
    return /^https?:$/.test(url.protocol) && url.origin !== location.origin;
  }).length;
}
