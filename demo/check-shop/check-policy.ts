import { type Finding, right, wrong } from './finding.ts';
import type { ScriptTag } from './page.ts';
import { type Asked, forbids, type Policy } from './policy.ts';

/** Whether the page's own policies let the script load and talk; each thing they forbid by name. */
export function checkPolicy(
  policies: readonly Policy[],
  page: URL,
  sidecar: URL,
  tag: ScriptTag | null,
): readonly Finding[] {
  if (policies.length === 0) return [right('policy', 'The page has no Content Security Policy.')];
  const nonce = tag?.attributes.get('nonce') ?? null;
  const socket = sidecar.origin.replace(/^http/, 'ws');
  const asked: readonly (readonly [string, Asked])[] = [
    [sidecar.origin, { purpose: 'script', url: new URL('/toonbank.js', sidecar), page, nonce }],
    // Loaded by the first one, not by a tag: 'strict-dynamic' trusts it, a nonce alone does not.
    [
      sidecar.origin,
      { purpose: 'script', url: new URL('/toonbank/toonbank-main.js', sidecar), page, nonce: null },
    ],
    [
      sidecar.origin,
      { purpose: 'connect', url: new URL('/v1/beacon', sidecar), page, nonce: null },
    ],
    [socket, { purpose: 'connect', url: new URL(`${socket}/v1/visitor`), page, nonce: null }],
  ];
  const sentences = new Set<string>();
  for (const policy of policies) {
    for (const [source, each] of asked) {
      const no = forbids(policy, each);
      if (no === null || isTrustedOn(no.sources, each, nonce)) continue;
      sentences.add(sentenceFor(no.directive, no.sources, source));
    }
  }
  if (sentences.size > 0) return [...sentences].map((sentence) => wrong('policy', sentence));
  return [right('policy', 'The Content Security Policy lets the script load and talk.')];
}

/** What a trusted script loads is trusted under 'strict-dynamic'. */
function isTrustedOn(
  sources: readonly string[],
  { purpose, url }: Asked,
  nonce: string | null,
): boolean {
  const isPart = purpose === 'script' && url.pathname !== '/toonbank.js';
  return (
    isPart &&
    sources.includes("'strict-dynamic'") &&
    nonce !== null &&
    sources.includes(`'nonce-${nonce}'`)
  );
}

function sentenceFor(directive: string, sources: readonly string[], source: string): string {
  if (directive.startsWith('script') && sources.includes("'strict-dynamic'")) {
    return `The page's policy has 'strict-dynamic', under which names count for nothing. Give the tag the page's nonce.`;
  }
  const kept = sources.filter((each) => each.toLowerCase() !== "'none'").join(' ');
  // Widening default-src would widen everything else with it.
  const own =
    directive === 'default-src' ? (source.startsWith('ws') ? 'connect-src' : null) : directive;
  const where = own ?? 'script-src and connect-src';
  const example =
    own === null ? `${source}` : `${[own, kept, source].filter((each) => each !== '').join(' ')}`;
  return `The page's policy does not allow ${source} in ${directive}. Add it to ${where}, as in "${example}".`;
}
