import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentBrowser, openAgent } from '../../../demo/stage/browsers.ts';
import { counter } from '../../../demo/stage/counter.ts';
import { freePort } from '../../../demo/stage/free-port.ts';
import { pairPanel } from '../../../demo/stage/pair-panel.ts';
import { startSidecarProcess } from '../../../demo/stage/programs.ts';
import { type FrameSocket, openFrameSocket, pageHello } from '../../support/frame-socket.ts';
import { openPageStream, type PageStream } from '../../support/picture/page-stream.ts';
import { newId, openVisitor, type VisitorClient } from '../../support/visitor-client.ts';
import { shopPage } from './shop-page.ts';

const EXTENSION = join(import.meta.dirname, '../../../dist/chrome');
const SHOP = { shop: 'demo', origin: 'http://127.0.0.1:4999' };

/** A page of the visitor that is looked along with, without a browser. */
export interface AlongPage {
  readonly socket: FrameSocket;
  readonly stream: PageStream;
  beat(): void;
}

/** A real panel, a real sidecar, and a visitor who is two sockets. */
export interface AlongStage {
  readonly agent: AgentBrowser;
  readonly visitor: VisitorClient;
  readonly conversation: string;
  /** The question that the visitor was asked last. */
  asked(count?: number): Promise<string>;
  answer(cobrowse: string, isAgreed: boolean): Promise<void>;
  /** Begins to send the page; beats go on by themselves. */
  show(cobrowse: string): Promise<AlongPage>;
  close(): Promise<void>;
}

/** Sets it up, with an agent in conversation with the visitor. */
export async function raiseAlongStage(): Promise<AlongStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'toonbank-data-'));
  const port = await freePort();
  const sidecar = await startSidecarProcess({ dataDir, port, shopOrigin: SHOP.origin });
  const agent = await openAgent({ isHeadless: true, language: 'en' }, EXTENSION);
  await pairPanel(agent.panel, sidecar.ready.url, sidecar.ready.pairing?.agent ?? '');
  await counter.becomeAvailable(agent.panel);
  const wsUrl = sidecar.ready.url.replace(/^http/, 'ws');
  const visitor = await openVisitor({ wsUrl }, { ...SHOP, observe: false });
  const conversation = newId();
  await visitor.command({ type: 'conversation.open', conversation, language: 'en' });
  await visitor.command({ type: 'chat.say', conversation, line: newId(), text: 'Too dear?' });
  await counter.accept(agent.panel);
  const beating = new Set<ReturnType<typeof setInterval>>();

  return {
    agent,
    visitor,
    conversation,
    asked: async () => {
      const moved = await visitor.next(
        'cobrowse.moved',
        ({ cobrowse }) => cobrowse.state === 'asked',
      );
      return moved.cobrowse.cobrowse;
    },
    answer: async (cobrowse, isAgreed) => {
      await visitor.command({ type: 'cobrowse.answer', cobrowse, isAgreed });
    },
    show: async (cobrowse) => {
      const socket = await openFrameSocket({ wsUrl }, 'page', SHOP.origin);
      socket.say(pageHello(visitor.secret, cobrowse, { shop: SHOP.shop }));
      const welcome = await socket.next('welcome');
      if (welcome.role !== 'page') throw new Error('welcomed as a viewer');
      const stream = openPageStream(welcome.checkpoint);
      socket.send(...stream.batch(shopPage()));
      const beat = () => socket.send(stream.beat());
      beating.add(setInterval(beat, 500));
      return { socket, stream, beat };
    },
    close: async () => {
      for (const each of beating) clearInterval(each);
      await visitor.close();
      await agent.close();
      await sidecar.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
