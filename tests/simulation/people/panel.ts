import { KnowledgeCopy } from '../../../extension/background/knowledge-copy.ts';
import { Link } from '../../../extension/background/link.ts';
import { Outbox } from '../../../extension/background/outbox.ts';
import { Questions } from '../../../extension/background/questions.ts';
import { receive } from '../../../extension/background/receive.ts';
import { soon } from '../../../extension/background/soon.ts';
import type { Tables } from '../../../extension/db/tables.ts';
import type { FloorRow } from '../../../shared/protocol/messages/floor.ts';
import type { AgentCommand } from '../../../shared/protocol/shape.ts';
import type { Book } from '../book.ts';
import type { Life } from '../world/times.ts';
import { SIDECAR_URL } from './page.ts';

/** One agent's service worker: the real link, outbox and tables, put together as background/main.ts does. */
export interface Panel {
  readonly life: Life;
  readonly db: Tables;
  readonly link: Link;
  readonly floor: ReadonlyMap<string, FloorRow>;
  /** The command is kept, then sent. */
  command(body: AgentCommand): void;
  typing(conversation: string): void;
  ask(conversation: string): void;
  failures(): readonly string[];
}

export interface PanelTerms {
  readonly db: Tables;
  readonly life: Life;
  readonly book: Book;
}

const RETRY_MS = 2_000; // as background/main.ts

/** Must be called while `life` is running. */
export function openPanel({ db, life, book }: PanelTerms): Panel {
  const failures: string[] = [];
  const floor = new Map<string, FloorRow>();
  const now = (): number => Date.now();
  const guarded = (act: () => Promise<unknown> | undefined): void => {
    Promise.resolve()
      .then(act)
      .catch((error: unknown) => {
        if (!life.isOver) failures.push(String(error));
      });
  };
  const newId = (): string => crypto.randomUUID();

  const link = new Link({
    db,
    now,
    onState: (state) => {
      if (state.kind === 'live') {
        guarded(() => outbox.resend());
        floor.clear();
        link.send(newId(), now(), { type: 'floor.watch', isOn: true });
      } else questions.abandon();
    },
    onMessages: (batch) =>
      receive(
        {
          db,
          outbox,
          questions,
          knowledge,
          now,
          retrySoon,
          tell: () => undefined,
          tellWatchers: (message) => {
            if (message.kind !== 'floor') return;
            if (message.isWhole) floor.clear();
            for (const row of message.rows) floor.set(row.session, row);
            for (const session of message.gone) floor.delete(session);
          },
          onApplied: () => guarded(() => knowledge.ensure()),
        },
        batch,
      ),
  });
  const outbox = new Outbox(db, ({ id, at, body }) => link.send(id, at, body));
  const retrySoon = soon(RETRY_MS, () => guarded(() => outbox.resend()));
  const knowledge = new KnowledgeCopy(db, (id, question) => link.send(id, now(), question));
  const questions = new Questions(db, (id, question) => link.send(id, now(), question), now);

  guarded(() => link.ensure());
  return {
    life,
    db,
    link,
    floor,
    failures: () => failures,
    command(body) {
      const id = newId();
      guarded(async () => {
        const isKept = await outbox.add(id, now(), body);
        const said = 'text' in body ? book.lines.get(body.text) : undefined;
        if (!isKept && said !== undefined) said.isRefused = true;
        await link.ensure();
      });
    },
    typing: (conversation) =>
      void link.send(newId(), now(), { type: 'chat.typing', conversation, isTyping: true }),
    ask: (conversation) =>
      questions.ask(NOBODY, newId(), { type: 'lines.ask', conversation, before: null }),
  };
}

const NOBODY = { post: () => undefined };

/** The tables of a browser that was paired. */
export async function pairTables(db: Tables, agent: string, installation: string): Promise<void> {
  await db.ones.put({
    key: 'pairing',
    url: SIDECAR_URL,
    device: deviceOf(agent),
    agent,
    sidecar: { id: installation, name: 'Test counter' },
    privateKey: { type: 'private', extractable: false, algorithm: { name: 'ECDSA' }, usages: [] },
  });
}

export function deviceOf(agent: string): string {
  return `device-of-${agent}`;
}
