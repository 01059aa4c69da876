import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { decodeBeacon, decodeUpVisitor, decodeVisitorHello } from '../../shared/protocol/codec.ts';
import type { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import type { UpEnvelope } from '../../shared/protocol/envelope.ts';
import type { VisitorHello } from '../../shared/protocol/handshake.ts';
import type { CounterState } from '../../shared/protocol/messages/presence.ts';
import type { Signal } from '../../shared/protocol/messages/session.ts';
import { SHAPES, type VisitorFact } from '../../shared/protocol/shape.ts';
import type { Beacon, UpVisitor } from '../../shared/protocol/up-visitor.ts';

type Up = UpEnvelope<UpVisitor>;

export interface FakeSidecar {
  readonly origin: string;
  readonly hellos: VisitorHello[];
  /** What pages said that are looked along with: nobody greets them. */
  readonly pageHellos: string[];
  /** Everything decoded after a hello, in order of arrival. */
  readonly heard: Up[];
  readonly beacons: Beacon[];
  /** Signals counted once per tab and number, as the real one does. */
  readonly marked: Signal[];
  /** What the real one would have closed the connection for. */
  readonly undecodable: string[];
  /** Its feed; a fact's number is its place, from 1. */
  readonly facts: VisitorFact[];
  counter: CounterState;
  /** False leaves commands and signals unanswered. */
  isAnswering: boolean;
  /** Answers a command otherwise than with an ack; null for an ack. */
  refusal: (command: UpVisitor) => string | null;
  /** Other answers of a plain request, such as a shop's page. */
  page: (request: IncomingMessage, response: ServerResponse) => void;
  /** A fact with the next number, to all tabs now and to later ones after their cursor. */
  tell(fact: VisitorFact): void;
  live(body: DownVisitor): void;
  hangUp(code?: number): void;
  connections(): number;
  close(): Promise<void>;
}

/** Speaks the visitor's side of the protocol, knows one visitor, decides nothing. */
export async function startFakeSidecar(): Promise<FakeSidecar> {
  const sockets = new Set<WebSocket>();
  const marks = new Map<string, number>();
  const secret = 's'.repeat(43);

  const server: Server = createServer((request, response) => {
    if (request.url === '/v1/beacon') readBeacon(request, response);
    else fake.page(request, response);
  });
  const listener = new WebSocketServer({ server });

  function readBeacon(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const beacon = decodeBeacon(text);
      if (beacon.isOk) {
        fake.beacons.push(beacon.value);
        for (const { n, body } of beacon.value.messages) mark(beacon.value.tab, n ?? 0, body);
      } else fake.undecodable.push(text);
      response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
    });
  }

  function mark(tab: string, n: number, signal: Signal): void {
    if (n <= (marks.get(tab) ?? 0)) return;
    marks.set(tab, n);
    fake.marked.push(signal);
  }

  function send(socket: WebSocket, body: DownVisitor, seq?: number): void {
    socket.send(
      JSON.stringify({ at: Date.now(), ...(seq === undefined ? {} : { seq, feed: 'own' }), body }),
    );
  }

  function greet(socket: WebSocket, hello: VisitorHello): void {
    fake.hellos.push(hello);
    sockets.add(socket);
    send(socket, {
      type: 'welcome',
      role: 'visitor',
      version: hello.version,
      visitor: 'visitor-1',
      secret: hello.secret === null ? secret : null,
      marked: marks.get(hello.tab) ?? 0,
      now: Date.now(),
      counter: fake.counter,
    });
    fake.facts.forEach((fact, index) => {
      if (index + 1 > (hello.since ?? 0)) send(socket, fact, index + 1);
    });
  }

  function hear(socket: WebSocket, hello: VisitorHello, envelope: Up): void {
    const { id, n, body } = envelope;
    if (body.type === 'ping') {
      send(socket, { type: 'pong' });
      return;
    }
    fake.heard.push(envelope);
    if (!fake.isAnswering) return;
    if (isSignal(body)) {
      mark(hello.tab, n ?? 0, body);
      send(socket, { type: 'marked', n: marks.get(hello.tab) ?? 0 });
    } else if (SHAPES[body.type] === 'command') {
      const kind = fake.refusal(body);
      if (kind === null) send(socket, { type: 'ack', of: id, result: null });
      else
        send(socket, JSON.parse(JSON.stringify({ type: 'refused', of: id, kind, sentence: '' })));
    }
  }

  listener.on('connection', (socket, { url }) => {
    if (url === '/v1/cobrowse/page') {
      socket.on('message', (bytes) => void fake.pageHellos.push(String(bytes)));
      return;
    }
    let hello: VisitorHello | null = null;
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (bytes) => {
      const text = String(bytes);
      if (hello === null) {
        const decoded = decodeVisitorHello(text);
        if (!decoded.isOk) return void fake.undecodable.push(text);
        hello = decoded.value;
        return greet(socket, hello);
      }
      const decoded = decodeUpVisitor(text);
      if (decoded.isOk) hear(socket, hello, decoded.value);
      else fake.undecodable.push(text);
    });
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const fake: FakeSidecar = {
    origin: `http://127.0.0.1:${port}`,
    hellos: [],
    pageHellos: [],
    heard: [],
    beacons: [],
    marked: [],
    undecodable: [],
    facts: [],
    counter: { type: 'counter.state', isStaffed: true, waitMs: 60_000 },
    isAnswering: true,
    refusal: () => null,
    page: (_, response) => response.writeHead(404).end(),
    tell(fact) {
      fake.facts.push(fact);
      for (const socket of sockets) send(socket, fact, fake.facts.length);
    },
    live(body) {
      if (body.type === 'counter.state') fake.counter = body;
      for (const socket of sockets) send(socket, body);
    },
    hangUp(code = 4503) {
      for (const socket of sockets) socket.close(code);
    },
    connections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.terminate();
      listener.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
  return fake;
}

function isSignal(body: UpVisitor): body is Signal {
  return SHAPES[body.type] === 'signal';
}
