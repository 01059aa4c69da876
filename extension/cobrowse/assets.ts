import type { Allowed } from './wash/addresses.ts';

/**
 * What a document that shows pictures may load: its own scripts, the socket, and assets from where the
 * picture's come. A frame without an address has the policy of the document that made it, so this one is
 * laid down before the first frame is made, and holds for every document in the picture (SPEC VW6).
 *
 * @see https://w3c.github.io/webappsec-csp/#initialize-document-csp
 */
export function policyFor(allowed: Allowed, socketUrl: string): string {
  const from = [...allowed.origins].sort().join(' ');
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'unsafe-inline' ${from}`,
    `img-src 'self' data: ${from}`,
    `font-src 'self' data: ${from}`,
    `media-src data: ${from}`,
    `connect-src ${URL.parse(socketUrl)?.origin ?? "'none'"}`,
    "frame-src 'none'",
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return rules.map((rule) => rule.trim()).join('; ');
}

const sealed = new WeakMap<Document, string>();

/**
 * Lays it down. A policy can be made stricter in a document's life, never looser: when another is needed than
 * the one that holds, the page has to begin again.
 *
 * @returns whether the document has this policy now
 */
export function seal(page: Document, policy: string): boolean {
  const holds = sealed.get(page);
  if (holds !== undefined) return holds === policy;
  const meta = page.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  page.head.append(meta);
  sealed.set(page, policy);
  return true;
}
