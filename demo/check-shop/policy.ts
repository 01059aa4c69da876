/** One Content Security Policy: directive → sources. https://www.w3.org/TR/CSP3/ */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Every policy of a page, from its headers and its own elements; each of them must allow a thing. */
export function policiesOf(header: string | null, inPage: readonly string[]): readonly Policy[] {
  return [...(header ?? '').split(','), ...inPage]
    .map(policyOf)
    .filter((directives) => directives.size > 0);
}

function policyOf(text: string): Policy {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    // The first of a name counts, later ones are ignored (CSP3, 2.2.1).
    if (name !== '' && !directives.has(name.toLowerCase())) {
      directives.set(name.toLowerCase(), sources);
    }
  }
  return directives;
}

/** What is loaded: which directives speak of it, the nearest first. */
export type Purpose = 'script' | 'connect';
const DIRECTIVES: Readonly<Record<Purpose, readonly string[]>> = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  connect: ['connect-src', 'default-src'],
};

export interface Asked {
  readonly purpose: Purpose;
  readonly url: URL;
  readonly page: URL;
  /** Of the tag that asks; null for what has none. */
  readonly nonce: string | null;
}

/** The directive that forbids it with its sources, or null when nothing does. */
export function forbids(
  policy: Policy,
  asked: Asked,
): { readonly directive: string; readonly sources: readonly string[] } | null {
  const directive = DIRECTIVES[asked.purpose].find((name) => policy.has(name));
  if (directive === undefined) return null;
  const sources = policy.get(directive) ?? [];
  return allows(sources, asked) ? null : { directive, sources };
}

function allows(sources: readonly string[], { purpose, url, page, nonce }: Asked): boolean {
  const hasNonce = nonce !== null && sources.includes(`'nonce-${nonce}'`);
  if (purpose === 'script' && hasNonce) return true;
  // Names and schemes count for nothing beside it; only what carries a nonce or a hash does.
  const isStrict =
    purpose === 'script' && sources.some((each) => each.toLowerCase() === "'strict-dynamic'");
  return !isStrict && sources.some((source) => matches(source, url, page));
}

/** Whether a source names an address (CSP3, 6.7.2.8). */
function matches(source: string, url: URL, page: URL): boolean {
  const expression = source.toLowerCase();
  if (expression === '*') return /^(https?|wss?):$/.test(url.protocol);
  if (expression === "'self'") return isSameName(url, page);
  if (/^[a-z][a-z0-9+.-]*:$/.test(expression)) return isScheme(expression, url.protocol);
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/.exec(expression);
  if (parts === null) return false;
  const [, scheme = page.protocol, host = '', port, path] = parts;
  return (
    isScheme(scheme, url.protocol) &&
    isHost(host, url.hostname) &&
    isPort(port, scheme, url) &&
    isPath(path, url.pathname)
  );
}

/** A scheme allows its secure sister too. */
function isScheme(allowed: string, actual: string): boolean {
  return allowed === actual || SISTERS[allowed]?.includes(actual) === true;
}
const SISTERS: Readonly<Record<string, readonly string[]>> = {
  'http:': ['https:'],
  'ws:': ['wss:', 'http:', 'https:'],
  'wss:': ['https:'],
};

function isHost(allowed: string, actual: string): boolean {
  return allowed.startsWith('*.') ? actual.endsWith(allowed.slice(1)) : allowed === actual;
}

function isPort(allowed: string | undefined, scheme: string, url: URL): boolean {
  if (allowed === '*') return true;
  const actual = url.port || USUAL_PORTS[url.protocol] || '';
  if (allowed === undefined) return actual === (USUAL_PORTS[url.protocol] ?? '');
  // A policy that names port 80 of http means 443 of https as well.
  return (
    allowed === actual || (allowed === '80' && actual === '443' && /^(http|ws):$/.test(scheme))
  );
}
const USUAL_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'ws:': '80',
  'https:': '443',
  'wss:': '443',
};

function isPath(allowed: string | undefined, actual: string): boolean {
  if (allowed === undefined || allowed === '/') return true;
  return allowed.endsWith('/') ? actual.startsWith(allowed) : actual === allowed;
}

// Its own name also stands for the secure sister and for sockets to it.
function isSameName(url: URL, page: URL): boolean {
  const secure =
    page.protocol === 'https:' ? ['https:', 'wss:'] : ['http:', 'https:', 'ws:', 'wss:'];
  return url.host === page.host && secure.includes(url.protocol);
}
