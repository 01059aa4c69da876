import { type Finding, right, wrong } from './finding.ts';

/** Whether a browser lets a page of this address reach a sidecar at that one at all. */
export function checkMixed(page: URL, sidecar: URL): Finding {
  const [isOwnPage, isOwnSidecar] = [isLoopback(page), isLoopback(sidecar)];
  if (isOwnSidecar && !isOwnPage) {
    return wrong(
      'mixed',
      `The page is on the internet and the tag points to ${sidecar.host}, the visitor's own machine. Put the sidecar behind TLS under a name of its own.`,
    );
  }
  if (page.protocol === 'https:' && sidecar.protocol === 'http:' && !isOwnSidecar) {
    return wrong(
      'mixed',
      `The page is https and the tag is http, which browsers block. Put the sidecar behind TLS and name it as https://${sidecar.host}.`,
    );
  }
  return right(
    'mixed',
    'Page and sidecar may talk: neither https to http nor internet to loopback.',
  );
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
