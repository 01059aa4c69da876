import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { ANSWER_WITHIN_MS, SCRIPT_MAX_BYTES } from './bounds.ts';
import { fetchText } from './fetch-text.ts';
import { type Finding, right, wrong } from './finding.ts';

/** Whether the sidecar answers and can keep what it is given. */
export async function checkSidecar(sidecar: URL): Promise<Finding> {
  const fetched = await fetchText(new URL('/v1/health/ready', sidecar), SCRIPT_MAX_BYTES);
  if (!fetched.isOk) return wrong('sidecar', fetched.error);
  const { status, text } = fetched.value;
  const sentence = field(text, 'sentence');
  if (status === 200 && sentence !== null)
    return right('sidecar', `The sidecar is ready. ${sentence}`);
  if (status === 503 && sentence !== null)
    return wrong('sidecar', `The sidecar is not ready: ${sentence}`);
  return wrong(
    'sidecar',
    `${sidecar.origin} answers ${status}, not as a sidecar does. Check the address, and PUBLIC_URL at the sidecar.`,
  );
}

/** Knocks as a page of this origin and shop would, and reads what is said. Nothing is observed. */
export async function checkOrigin(sidecar: URL, page: URL, shop: string): Promise<Finding> {
  const said = await knock(sidecar, page.origin, shop);
  if (said === 'welcome') return right('origin', `${page.origin} may speak for shop "${shop}".`);
  return wrong(
    'origin',
    SENTENCES[said]?.(page.origin, shop) ?? `The sidecar refused the page: ${said}.`,
  );
}

type Sentence = (origin: string, shop: string) => string;
const SENTENCES: Readonly<Record<string, Sentence>> = {
  'upgrade-origin-not-allowed': (origin) =>
    `No shop of this sidecar has the origin ${origin}. The operator adds it to SHOPS: scheme, name and port, exactly so.`,
  'origin-not-allowed': (origin, shop) =>
    `The sidecar knows ${origin}, but not for shop "${shop}". Check data-shop, or the shop's origins in SHOPS.`,
  'upgrade-host-not-allowed': () =>
    'The sidecar does not know the name it was called by. The operator sets PUBLIC_URL to it.',
  'version-not-supported': () =>
    'The sidecar speaks another version of the protocol than this program. Use the program that came with it.',
  'no-upgrade': () =>
    'The socket does not open. A proxy in between does not pass WebSocket on; see nginx.conf beside OPERATIONS.md.',
  'no-answer': () =>
    `The socket opened, but nothing was said within ${ANSWER_WITHIN_MS / 1_000} s.`,
  stopping: () =>
    'The sidecar lets nobody in at the moment: it is stopping, or cannot keep anything.',
};

/** `welcome`, the kind of the refusal, or why there was none. */
function knock(sidecar: URL, origin: string, shop: string): Promise<string> {
  const url = `${sidecar.origin.replace(/^http/, 'ws')}/v1/visitor`;
  const socket = new WebSocket(url, {
    origin,
    handshakeTimeout: ANSWER_WITHIN_MS,
    perMessageDeflate: false,
  });
  return new Promise((resolve) => {
    const end = (said: string): void => {
      clearTimeout(late);
      resolve(said);
      socket.terminate();
    };
    const late = setTimeout(() => end('no-answer'), ANSWER_WITHIN_MS);
    socket.on('error', () => end('no-upgrade'));
    socket.on('close', () => end('no-answer'));
    socket.on('unexpected-response', (_, response) => {
      let text = '';
      response.on('data', (part) => {
        text += String(part);
      });
      response.on('end', () => {
        const kind = field(text, 'kind');
        end(kind === null ? 'no-upgrade' : `upgrade-${kind}`);
      });
    });
    socket.on('open', () => socket.send(JSON.stringify(hello(shop))));
    socket.on('message', (raw) => {
      const body = /"type":"(welcome|bye)"(?:,"kind":"([\w-]+)")?/.exec(String(raw));
      if (body !== null) end(body[2] ?? 'welcome');
    });
  });
}

function hello(shop: string): object {
  return {
    type: 'hello',
    role: 'visitor',
    version: PROTOCOL_VERSION,
    shop,
    secret: null,
    tab: randomUUID(),
    since: null,
    observe: false,
    language: 'nl',
  };
}

/** A text field of a JSON answer; null when it is none of ours. */
function field(text: string, name: 'kind' | 'sentence'): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const value: unknown = Reflect.get(parsed, name);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
