// Address of an article (URL normalisation): one key for all the ways to the same page, and the site that it belongs to. Pure.
// Never decides what may be kept: that is policy.ts.

/** Parameters that say how a reader came, not what is shown. */
const kTracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|mc_cid|mc_eid|mkt_tok|cmpid|ito|ns_\w+|at_\w+|smid|ref|ref_src|source|share|s_cid|ocid|amp)$/i;

function webUrl(address: string, base = ''): URL | null {
  try {
    const url = new URL(address, base || undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

const plainHost = (host: string): string => host.toLowerCase().replace(/\.$/, '').replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '');

/** The site of an address: its host without "www." and the like; empty for what is no web page. */
export const siteOf = (address: string): string => {
  const url = webUrl(address);
  return url === null ? '' : plainHost(url.host);
};

/** Whether `site` is `of` or lies under it. */
export const isUnder = (site: string, of: string): boolean => site === of || site.endsWith(`.${of}`);

function keyOfUrl(url: URL | null): string {
  if (url === null) return '';
  const kept = [...url.searchParams].filter(([name]) => !kTracking.test(name)).map(([name, value]) => `${name}=${value}`);
  const path = url.pathname.replace(/\/(?:amp|index\.html?)\/?$/i, '/').replace(/\/+$/, '');
  return `${plainHost(url.host)}${path}${kept.length > 0 ? `?${kept.sort().join('&')}` : ''}`;
}

/** One key for an address: site, path and the parameters that matter; empty for what is no web page. */
export const addressKey = (address: string): string => keyOfUrl(webUrl(address));

/** The same key for a link as the page at `base` writes it. */
export const linkKey = (href: string, base: string): string => keyOfUrl(webUrl(href, base));

/** The address that a page goes by: its canonical one when that belongs to the same site and is no front page. */
export function ownAddress(url: string, canonical: string): string {
  const here = webUrl(url);
  const named = canonical === '' ? null : webUrl(canonical);
  if (here === null) return '';
  const other = named !== null && plainHost(named.host) === plainHost(here.host) && (named.pathname.length > 1 || here.pathname.length <= 1);
  const chosen = other ? named : here;
  const plain = new URL(chosen.href);
  for (const name of [...plain.searchParams.keys()].filter((each) => kTracking.test(each))) plain.searchParams.delete(name);
  plain.hash = '';
  return plain.href;
}
