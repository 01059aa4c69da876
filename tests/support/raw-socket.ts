import { WebSocket } from 'ws';
import type { DownAgent } from '../../shared/protocol/down-agent.ts';
import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { DownEnvelope } from '../../shared/protocol/envelope.ts';

export type Heard = DownEnvelope<DownVisitor | DownAgent>;
type Body = Heard['body'];
export type BodyOf<T extends Body['type']> = Extract<Body, { readonly type: T }>;

export interface Closed {
  readonly code: number;
  /** From the `bye` before the end, if there was one. */
  readonly kind: string | null;
}

/** A socket that says what it is told, and remembers everything it hears. */
export interface RawSocket {
  readonly heard: readonly Heard[];
  readonly socket: WebSocket;
  say(text: string | object): void;
  /** Waits for a message that was not waited for before. */
  next<T extends Body['type']>(
    type: T,
    isWanted?: (body: BodyOf<T>) => boolean,
  ): Promise<BodyOf<T>>;
  /** Waits for the ack or the refusal of a command or question. */
  receipt(of: string): Promise<BodyOf<'ack'> | BodyOf<'refused'>>;
  /** The bodies of one type heard so far, in order. */
  all<T extends Body['type']>(type: T): readonly BodyOf<T>[];
  readonly closed: Promise<Closed>;
  close(): Promise<void>;
}

export interface Knock {
  readonly url: string;
  readonly origin?: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address of this machine to come from, as in 127.0.0.2. */
  readonly from?: string;
}

/** An upgrade that was refused, with what the sidecar said. */
export class UpgradeRefused extends Error {
  readonly status: number;
  readonly kind: string;
  constructor(status: number, kind: string) {
    super(`the upgrade was refused with ${status} ${kind}`);
    this.status = status;
    this.kind = kind;
  }
}

// A failing test says what it heard instead, before the runner gives up.
const PATIENCE_MS = 8_000;

/** @throws UpgradeRefused */
export function openSocket({ url, origin, host, headers = {}, from }: Knock): Promise<RawSocket> {
  const socket = new WebSocket(url, {
    headers: {
      ...headers,
      ...(origin === undefined ? {} : { origin }),
      ...(host === undefined ? {} : { host }),
    },
    perMessageDeflate: false,
    ...(from === undefined ? {} : { localAddress: from, family: 4 }),
  });
  return new Promise((resolve, reject) => {
    const raw = rememberAll(socket);
    socket.once('open', () => resolve(raw));
    socket.once('unexpected-response', (_, response) => {
      let text = '';
      response.on('data', (part) => {
        text += String(part);
      });
      response.on('end', () => reject(new UpgradeRefused(response.statusCode ?? 0, kindIn(text))));
    });
    socket.once('error', reject);
  });
}

function rememberAll(socket: WebSocket): RawSocket {
  const heard: Heard[] = [];
  const taken = new Set<Heard>();
  const waiting = new Set<() => void>();
  socket.on('error', () => undefined);
  socket.on('message', (raw) => {
    heard.push(JSON.parse(String(raw)));
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<Closed>((resolve) => {
    socket.on('close', (code) => {
      const bye = heard.map(({ body }) => body).find((body) => body.type === 'bye');
      resolve({ code, kind: bye?.type === 'bye' ? bye.kind : null });
      for (const look of [...waiting]) look();
    });
  });
  const all = <T extends Body['type']>(type: T): readonly BodyOf<T>[] =>
    heard.flatMap(({ body }) => (isType(body, type) ? [body] : []));
  function wait<T>(what: string, pick: (body: Body) => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        waiting.delete(look);
        clearTimeout(patience);
      };
      const giveUp = (why: string): void => {
        stop();
        const types = heard.map(({ body }) => (body.type === 'bye' ? body.kind : body.type));
        reject(new Error(`${why} waiting for ${what}, heard: ${types.join(', ')}`));
      };
      const look = (): void => {
        for (const each of heard) {
          const picked = taken.has(each) ? null : pick(each.body);
          if (picked === null) continue;
          taken.add(each);
          stop();
          resolve(picked);
          return;
        }
        if (socket.readyState === socket.CLOSED) giveUp('closed while');
      };
      const patience = setTimeout(() => giveUp('tired of'), PATIENCE_MS);
      waiting.add(look);
      look();
    });
  }

  return {
    heard,
    socket,
    closed,
    all,
    say: (text) => socket.send(typeof text === 'string' ? text : JSON.stringify(text)),
    next: (type, isWanted = () => true) =>
      wait(type, (body) => (isType(body, type) && isWanted(body) ? body : null)),
    receipt: (of) =>
      wait('receipt', (body) =>
        (body.type === 'ack' || body.type === 'refused') && body.of === of ? body : null,
      ),
    async close() {
      socket.close();
      await closed;
    },
  };
}

function isType<T extends Body['type']>(body: Body, type: T): body is BodyOf<T> {
  return body.type === type;
}

function kindIn(text: string): string {
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  const hasKind = typeof parsed === 'object' && parsed !== null && 'kind' in parsed;
  return hasKind ? String(parsed.kind) : 'nothing';
}
