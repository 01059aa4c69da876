import { SCRIPT_MAX_BYTES } from './bounds.ts';
import { fetchText } from './fetch-text.ts';
import { type Finding, right, wrong } from './finding.ts';

const PATHS = { loader: '/toonbank.js', main: '/toonbank/toonbank-main.js' } as const;
// A year is right only for names that change with their content.
const CACHED_MAX_S = 86_400;

/** Whether the script, or the part it loads next, is served as browsers of other sites need it. */
export async function checkScript(check: keyof typeof PATHS, sidecar: URL): Promise<Finding> {
  const url = new URL(PATHS[check], sidecar);
  const fetched = await fetchText(url, SCRIPT_MAX_BYTES);
  if (!fetched.isOk) return wrong(check, fetched.error);
  const { status, headers, url: last } = fetched.value;
  if (status !== 200)
    return wrong(check, `${url.href} answers ${status}. ${WHY[status] ?? NOT_A_SIDECAR}`);
  if (last.href !== url.href) {
    return wrong(check, `${url.href} sends on to ${last.href}. Use that address in the tag.`);
  }
  const fault = faultOf(headers);
  if (fault !== null) return wrong(check, `${url.href} ${fault}`);
  return right(check, `${url.href} is served to other sites, compressed and cached for a while.`);
}

const NOT_A_SIDECAR = 'Check that this is the address of a sidecar.';
const WHY: Readonly<Record<number, string>> = {
  404: 'Check that this is the address of a sidecar, and that its visitor script was built.',
  421: 'The sidecar does not know this name: the operator sets PUBLIC_URL to it.',
  502: 'A proxy answers, but the sidecar behind it does not.',
  504: 'A proxy answers, but the sidecar behind it does not.',
};

function faultOf(headers: Headers): string | null {
  const header = (name: string): string => headers.get(name)?.toLowerCase() ?? '';
  if (!/javascript/.test(header('content-type'))) {
    return `is of type "${header('content-type')}", not JavaScript. ${NOT_A_SIDECAR}`;
  }
  if (header('access-control-allow-origin') !== '*') {
    return 'has no "access-control-allow-origin: *", without which other sites cannot load it. A proxy took it away; let it pass.';
  }
  if (!/^(br|gzip|zstd)$/.test(header('content-encoding'))) {
    return 'is not compressed. A proxy unpacks it or hides accept-encoding; let both pass.';
  }
  const cached = /max-age=(\d+)/.exec(header('cache-control'))?.[1];
  if (cached === undefined || /no-store|private/.test(header('cache-control'))) {
    return 'may not be kept by the browser, so each page loads it anew. A proxy changed cache-control; let it pass.';
  }
  if (Number(cached) > CACHED_MAX_S) {
    return `is kept for ${cached} s, so a fix would not arrive. A proxy changed cache-control; let it pass.`;
  }
  return null;
}
