import 'fake-indexeddb/auto';
import { KnowledgeCopy } from '../../../extension/background/knowledge-copy.ts';
import { Link } from '../../../extension/background/link.ts';
import { Outbox } from '../../../extension/background/outbox.ts';
import { Questions } from '../../../extension/background/questions.ts';
import { receive } from '../../../extension/background/receive.ts';
import { soon } from '../../../extension/background/soon.ts';
import { Tables } from '../../../extension/db/tables.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import { newId } from '../../support/visitor-client.ts';
import type { Client, ClientTerms } from './client.ts';
import { beginLife, type Life, LifeIsOver } from './page.ts';
import { pairPanel } from './pair-panel.ts';
import { until } from './until.ts';
import { type Breaking, breakingOf, isBreaking } from './variants.ts';

/** Between two tries while the store is full, as in extension/background/main.ts. */
const RETRY_MS = 2_000;

/** One life of the service worker: what extension/background/main.ts puts together, without a browser. */
interface Worker {
  readonly db: Tables;
  readonly life: Life;
  readonly isLive: () => boolean;
  add(id: string, body: AgentCommand): Promise<boolean>;
}

/** An agent at work, who accepts every conversation they are given. */
export async function openAgentPanel({ name, url, more }: ClientTerms): Promise<Client> {
  const { code = '', origin = '', agentBreaks = 'nothing' } = more;
  const breaks = isBreaking(agentBreaks) ? agentBreaks : 'nothing';
  const first = new Tables(name);
  const agent = await pairPanel(first, url, code);
  first.close();

  const breaking = breakingOf(breaks);
  const begin = (): Worker => beginWorker({ name, agent, origin, breaking });
  let worker = begin();
  await sure((id) => worker.add(id, { type: 'presence.set', presence: 'available' }));
  await until(async () => worker.isLive() && (await worker.db.outbox.count()) === 0);

  return {
    conversations: async () => {
      const held = await lasting(() => worker.db.conversations.where({ holder: agent }).toArray());
      return held.flatMap(({ conversation, state }) => (state === 'active' ? conversation : []));
    },
    write: (conversation, text) => {
      const line = newId();
      return sure((id) => worker.add(id, { type: 'chat.say', conversation, line, text }));
    },
    waiting: () =>
      lasting(async () => {
        const { outbox, refusals } = worker.db;
        const unanswered = (await outbox.count()) + (await refusals.count());
        return unanswered + (worker.isLive() ? 0 : 1);
      }),
    held: (conversation) =>
      lasting(async () => {
        const lines = await breaking.held(worker.db, conversation);
        return lines.flatMap(({ text }) => text ?? []);
      }),
    async die() {
      worker.life.end();
      worker.db.close();
      worker = begin();
    },
  };
}

interface WorkerTerms {
  readonly name: string;
  readonly agent: string;
  readonly origin: string;
  readonly breaking: Breaking;
}

function beginWorker({ name, agent, origin, breaking }: WorkerTerms): Worker {
  const life = beginLife(origin);
  return life.run(() => {
    const db = new Tables(name);
    const asked = new Set<string>();
    const accept = async (): Promise<void> => {
      const given = await db.conversations.where({ holder: agent, state: 'assigned' }).toArray();
      for (const { conversation } of given) {
        if (asked.has(conversation)) continue;
        asked.add(conversation);
        await outbox.add(newId(), Date.now(), { type: 'conversation.accept', conversation });
      }
    };
    const link = new Link({
      db,
      now: Date.now,
      onState: ({ kind }) => {
        if (kind === 'stopped') throw new Error(`${name} was sent away for good`);
        if (kind === 'connecting') breaking.connecting(db).catch(unlessDead);
        if (kind === 'live') breaking.becameLive(db, outbox, link).catch(unlessDead);
      },
      onMessages: async (batch) => {
        const receivers = {
          db,
          outbox,
          questions,
          knowledge,
          now: Date.now,
          retrySoon,
          tell: () => undefined,
          tellWatchers: () => undefined,
          onApplied: () => void accept().catch(unlessDead),
        };
        await receive(receivers, await breaking.heard(db, batch));
      },
    });
    const outbox = new Outbox(db, (row) => breaking.send(link, row));
    const retrySoon = soon(RETRY_MS, () => void outbox.resend().catch(unlessDead));
    const knowledge = new KnowledgeCopy(db, () => false);
    const questions = new Questions(db, () => false, Date.now);
    link.ensure().catch(unlessDead);
    const add = (id: string, body: AgentCommand): Promise<boolean> =>
      life.run(() => breaking.add(db, outbox, link, { id, at: Date.now(), body }));
    return { db, life, isLive: () => link.state.kind === 'live', add };
  });
}

/** Tries under the same id until it is kept, as a panel does whose worker died under it. */
async function sure(add: (id: string) => Promise<boolean>): Promise<void> {
  const id = newId();
  await until(() => lasting(() => add(id)));
}

/** Asks again when the worker died over the question. */
async function lasting<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      unlessDead(error);
    }
  }
}

/** What a dead worker leaves behind is nobody's loss. */
export function unlessDead(error: unknown): void {
  const isOfDead = error instanceof LifeIsOver || (error instanceof Error && DEAD.has(error.name));
  if (!isOfDead) throw error;
}

const DEAD = new Set(['DatabaseClosedError', 'AbortError', 'PrematureCommitError']);
