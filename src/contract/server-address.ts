/**
 * The base address of a FHIR server, read so strictly that no two readers can disagree about it: the token of
 * a call is sent there and nowhere else.
 * https://hl7.org/fhir/R4/http.html#root
 */
export interface ServerAddress {
  /** "https://ehr.example.org:8443" */
  readonly origin: string;
  /** "/fhir/r4", without a slash at the end. */
  readonly path: string;
}

/** @returns undefined for what is no base address, and for plain http to another machine. */
export function readServerAddress(text: string): ServerAddress | undefined {
  const url = isUnambiguous(text) ? readUrl(text) : undefined;
  if (url === undefined || !isPlain(url)) return undefined;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return undefined;
  return { origin: url.origin, path: url.pathname.replace(/\/+$/, '') };
}

/**
 * Where a link of this server leads: its page of results, perhaps written relative to the base.
 * @returns undefined when it leads anywhere else.
 */
export function resolveWithin(base: ServerAddress, link: string): string | undefined {
  const root = `${base.origin}${base.path}/`;
  const url = readUrl(link, root);
  if (url === undefined || !isPlain(url) || !contains(base, { origin: url.origin, path: url.pathname }))
    return undefined;
  return `${url.origin}${url.pathname}${url.search}`;
}

/**
 * undefined: it is no URL. Not asked of URL.canParse, which in Node 20 says no to a host with an umlaut once it has
 * been called some thousand times.
 */
export function readUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** `/fhir` holds `/fhir` and `/fhir/r4`, but not `/fhir-admin`. */
export const contains = (outer: ServerAddress, inner: ServerAddress): boolean =>
  outer.origin === inner.origin && (inner.path === outer.path || inner.path.startsWith(`${outer.path}/`));

/** URL has already read `127.1` and `2130706433` as 127.0.0.1, and resolved every `..`. */
export const isLoopback = ({ hostname }: { readonly hostname: string }): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);

/**
 * Scheme, host, path and nothing else. URL would repair the rest without a word: it drops tabs and newlines,
 * reads a backslash as a slash, decodes `%2e` in a host and lets an empty user, query or fragment vanish.
 * A host in letters of any language is read as its `xn--` form, so a look-alike letter makes another host.
 */
const isUnambiguous = (text: string): boolean =>
  !/[\s\\?#@\p{C}]/u.test(text) && /^https?:\/\/[^/%]+(?:\/|$)/i.test(text);

/**
 * No user, and no path that a server or proxy may read otherwise: `%2e%2e`, `..%2f`, `..;`, `//`, the same
 * encoded twice (`%252e`) or too long (`%c0%ae`), and encoded control characters.
 */
const isPlain = ({ username, password, pathname }: URL): boolean =>
  username === '' && password === '' && !/%(?:[01][\da-f]|2[5ef]|3b|5c|7f|c[01])|;|\/\/./i.test(pathname);
