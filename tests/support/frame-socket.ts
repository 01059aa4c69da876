import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { unbundled } from '../../shared/protocol/frame-bundle.ts';
import type { DownPage, DownViewer } from '../../shared/protocol/frame-sockets.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { PairedDevice } from './agent-client.ts';
import { TEST_SHOP } from './environment.ts';
import { EXTENSION_ORIGIN } from './sidecar.ts';
import { newId, SHOP_ORIGIN } from './visitor-client.ts';

type Body = DownPage | DownViewer;
type BodyOf<T extends Body['type']> = Extract<Body, { readonly type: T }>;
type Where = { readonly wsUrl: string };

/** A socket of looking along: it remembers every word and every frame. */
export interface FrameSocket {
  readonly socket: WebSocket;
  readonly heard: readonly Body[];
  readonly frames: readonly Buffer[];
  /** The kind it was sent away with, or the close code when nothing was said. */
  readonly closed: Promise<string>;
  say(message: object | string): void;
  send(...frames: readonly Uint8Array[]): void;
  all<T extends Body['type']>(type: T): readonly BodyOf<T>[];
  /** Resolves once there are so many words of this type, with the last of them. */
  next<T extends Body['type']>(type: T, count?: number): Promise<BodyOf<T>>;
  /** Resolves once there are so many frames. */
  got(count: number): Promise<readonly Buffer[]>;
  close(): Promise<void>;
}

// A failing test says what it heard instead, before the runner gives up.
const PATIENCE_MS = 8_000;

export async function openFrameSocket(
  { wsUrl }: Where,
  path: 'page' | 'viewer',
  origin = path === 'page' ? SHOP_ORIGIN : EXTENSION_ORIGIN,
): Promise<FrameSocket> {
  const socket = new WebSocket(`${wsUrl}/v1/cobrowse/${path}`, {
    headers: { origin },
    perMessageDeflate: false,
  });
  const heard: Body[] = [];
  const frames: Buffer[] = [];
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const each of [...waiting]) each();
  };
  let bye: string | null = null;
  socket.on('error', () => undefined);
  socket.on('message', (raw: Buffer, isBinary: boolean) => {
    if (isBinary) frames.push(...unbundled(raw).map((frame) => Buffer.from(frame)));
    else {
      const body: Body = JSON.parse(raw.toString());
      heard.push(body);
      if (body.type === 'bye') bye = body.kind;
    }
    look();
  });
  const closed = new Promise<string>((resolve) => {
    socket.on('close', (code) => {
      resolve(bye ?? String(code));
      look();
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const all = <T extends Body['type']>(type: T): readonly BodyOf<T>[] =>
    heard.filter((body): body is BodyOf<T> => body.type === type);
  function until<T>(what: string, pick: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        waiting.delete(attempt);
        clearTimeout(patience);
      };
      const giveUp = (why: string): void => {
        stop();
        const types = heard.map((body) => (body.type === 'bye' ? body.kind : body.type));
        reject(new Error(`${why} ${what}: ${types.join(', ')} and ${frames.length} frames`));
      };
      const attempt = (): void => {
        const picked = pick();
        if (picked !== undefined) {
          stop();
          resolve(picked);
        } else if (socket.readyState === socket.CLOSED) giveUp('closed before');
      };
      const patience = setTimeout(() => giveUp('tired of waiting for'), PATIENCE_MS);
      waiting.add(attempt);
      attempt();
    });
  }
  return {
    socket,
    heard,
    frames,
    closed,
    all,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    send(...sent) {
      for (const frame of sent) socket.send(frame);
    },
    next: (type, count = 1) => until(type, () => all(type)[count - 1]),
    got: (count) => until(`${count} frames`, () => (frames.length >= count ? frames : undefined)),
    async close() {
      socket.close();
      await closed;
    },
  };
}

export function pageHello(secret: string, cobrowse: string, changes: object = {}): object {
  return {
    type: 'hello',
    role: 'page',
    version: PROTOCOL_VERSION,
    shop: TEST_SHOP.shop,
    secret,
    tab: newId(),
    cobrowse,
    ...changes,
  };
}

/** A shop page that may send frames: hello said, welcome heard. */
export async function openPage(
  sidecar: Where,
  secret: string,
  cobrowse: string,
): Promise<FrameSocket & { readonly welcome: Extract<BodyOf<'welcome'>, { role: 'page' }> }> {
  const page = await openFrameSocket(sidecar, 'page');
  page.say(pageHello(secret, cobrowse));
  const welcome = await page.next('welcome');
  if (welcome.role !== 'page') throw new Error('welcomed as a viewer');
  return { ...page, welcome };
}

/** Opens the socket and answers the challenge; what comes of it is for the caller to see. */
export async function knockAsViewer(
  sidecar: Where,
  paired: PairedDevice,
  cobrowse: string,
  changes: object = {},
): Promise<FrameSocket> {
  const viewer = await openFrameSocket(sidecar, 'viewer');
  const challenge = await viewer.next('challenge');
  const nowS = Math.floor(Date.now() / 1_000);
  const token = await new SignJWT({
    iss: paired.device,
    aud: challenge.audience,
    nonce: challenge.nonce,
    iat: nowS,
    exp: nowS + 30,
  })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(paired.key);
  const { device } = paired;
  const hello = {
    type: 'hello',
    role: 'viewer',
    version: PROTOCOL_VERSION,
    device,
    token,
    cobrowse,
  };
  viewer.say({ ...hello, ...changes });
  return viewer;
}

/** Who looks along: challenge signed, welcome heard. */
export async function openViewer(
  sidecar: Where,
  paired: PairedDevice,
  cobrowse: string,
): Promise<FrameSocket & { readonly welcome: Extract<BodyOf<'welcome'>, { role: 'viewer' }> }> {
  const viewer = await knockAsViewer(sidecar, paired, cobrowse);
  const welcome = await viewer.next('welcome');
  if (welcome.role !== 'viewer') throw new Error('welcomed as a page');
  return { ...viewer, welcome };
}
