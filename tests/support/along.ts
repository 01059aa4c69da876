import { asId, type CobrowseId } from '../../shared/kernel/ids.ts';
import type { CobrowseCard } from '../../shared/protocol/messages/cobrowse.ts';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import type { Cobrowse } from '../../sidecar/domain/cobrowse/cobrowse.ts';
import type { LiveMessage } from '../../sidecar/ports/bus.ts';
import { aDesk, type Desk } from './desk.ts';
import type { TestEnvironment } from './environment.ts';
import { openTalk } from './open-talk.ts';

/** The secret of visitor-1's page. */
export const PAGE_SECRET = 'p'.repeat(43);
export const ALONG = asId<CobrowseId>('along');

/** A desk at which somebody may be asked to look along, and what came of it. */
export interface AlongDesk extends Desk {
  /** What the bus has carried so far: it is heard a turn later (SPEC BS1). */
  live(): Promise<readonly LiveMessage[]>;
  ask(cobrowse?: string, by?: string): ReturnType<Desk['agent']>;
  answer(isAgreed: boolean, by?: string): ReturnType<Desk['visitor']>;
  /** Asked by Anna and agreed to by visitor-1. */
  agree(): Promise<void>;
  cobrowse(id?: string): Promise<Cobrowse>;
  /** The cards the floor was told, in order. */
  cards(): Promise<readonly CobrowseCard[]>;
}

/** Anna talks with visitor-1 in `talk`; Bram is a colleague, Lotte a lead; visitor-2 only looks around. */
export async function aDeskAlong(changes: Partial<TestEnvironment> = {}): Promise<AlongDesk> {
  const desk = aDesk(changes);
  const { environment } = desk;
  const heard: LiveMessage[] = [];
  environment.bus.onLive((message) => heard.push(message));
  await desk.hire({ agent: asId('anna'), name: 'Anna', capacity: 5 });
  await desk.visit('visitor-1', { secretHash: nodeDigest().sha256(PAGE_SECRET) });
  await desk.visit('visitor-2');
  await openTalk(desk, 'visitor-1', 'talk');
  await desk.hire({ agent: asId('bram'), name: 'Bram', capacity: 5, chosen: 'busy' });
  await desk.hire({ agent: asId('lotte'), name: 'Lotte', role: 'lead', chosen: 'busy' });
  const ask: AlongDesk['ask'] = (cobrowse = ALONG, by = 'anna') =>
    desk.agent(by, { type: 'cobrowse.ask', cobrowse, conversation: 'talk' });
  const answer: AlongDesk['answer'] = (isAgreed, by = 'visitor-1') =>
    desk.visitor(by, { type: 'cobrowse.answer', cobrowse: ALONG, isAgreed });
  return {
    ...desk,
    live: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return heard;
    },
    ask,
    answer,
    agree: async () => {
      await ask();
      await answer(true);
    },
    cobrowse: async (id = ALONG) => {
      const found = await environment.store.read((tx) => tx.cobrowses.find(asId(id)));
      if (found === null) throw new Error(`there is no cobrowse ${id}`);
      return found;
    },
    cards: async () =>
      (await desk.facts('floor')).flatMap((fact) =>
        fact.type === 'cobrowse.changed' ? [fact.card] : [],
      ),
  };
}
