import 'fake-indexeddb/auto';
import { KnowledgeCopy } from '../../extension/background/knowledge-copy.ts';
import { Link } from '../../extension/background/link.ts';
import { Outbox } from '../../extension/background/outbox.ts';
import { Questions } from '../../extension/background/questions.ts';
import { receive } from '../../extension/background/receive.ts';
import { Tables } from '../../extension/db/tables.ts';
import { beginLife, browserGlobals } from '../../tests/faults/clients/page.ts';
import { pairPanel } from '../../tests/faults/clients/pair-panel.ts';
import { until } from '../../tests/faults/clients/until.ts';
import { newId } from '../../tests/support/visitor-client.ts';
import type { OpenTerms } from './asks.ts';
import type { Resuming } from './resuming.ts';

/** An agent's link and tables, as extension/background/main.ts puts them together. */
export async function openResuming({ url, more }: OpenTerms): Promise<Resuming> {
  browserGlobals(Math.random, 1);
  const { code = '', origin = '' } = more;
  const db = new Tables('panel');
  await pairPanel(db, url, code);
  let applied: (text: string | null) => void = () => undefined;

  const life = beginLife(origin);
  const link: Link = life.run(
    () =>
      new Link({
        db,
        now: Date.now,
        onState: ({ kind }) => {
          if (kind === 'live') void outbox.resend();
        },
        onMessages: (batch) => receive(receivers, batch),
      }),
  );
  const outbox = new Outbox(db, ({ id, at, body }) => link.send(id, at, body));
  const receivers = {
    db,
    outbox,
    questions: new Questions(db, () => false, Date.now),
    knowledge: new KnowledgeCopy(db, () => false),
    now: Date.now,
    retrySoon: () => undefined,
    tell: () => undefined,
    tellWatchers: () => undefined,
    onApplied: (facts: readonly { readonly fact: { readonly type: string } }[]) => {
      for (const { fact } of facts) if (isSaid(fact)) applied(fact.line.text);
    },
  };
  const connect = (): Promise<void> => life.run(() => link.restart());
  await connect();
  await until(() => link.state.kind === 'live');
  await outbox.add(newId(), Date.now(), { type: 'presence.set', presence: 'available' });
  await until(async () => (await db.outbox.count()) === 0);

  return {
    async leave() {
      life.goOffline();
      await until(() => link.state.kind !== 'live');
    },
    back: (last) =>
      new Promise((resolve) => {
        applied = (text) => {
          if (text === last) resolve();
        };
        life.comeOnline();
        // As the browser's own word that the network is back does.
        void connect();
      }),
  };
}

function isSaid(fact: {
  readonly type: string;
}): fact is { readonly type: 'chat.said'; readonly line: { readonly text: string | null } } {
  return fact.type === 'chat.said';
}
