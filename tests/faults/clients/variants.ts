import type { Link } from '../../../extension/background/link.ts';
import type { Outbox } from '../../../extension/background/outbox.ts';
import type { OutboxRow, Tables } from '../../../extension/db/tables.ts';
import type { DownAgent } from '../../../shared/protocol/down-agent.ts';
import type { DownEnvelope } from '../../../shared/protocol/envelope.ts';
import type { Line } from '../../../shared/protocol/messages/chat.ts';
import { newId } from '../../support/visitor-client.ts';

/**
 * Ways in which a panel's transport can be broken, so that a run shows whether it would be noticed:
 * `no-resend` forgets what it has sent; `no-ids` sends again as if it were new; `no-turn` sends what
 * waited newest first; `no-cursor` takes every fact it hears as new; `no-catching-up` takes only what
 * it hears while it is connected.
 */
export const BREAKINGS = [
  'nothing',
  'no-resend',
  'no-ids',
  'no-turn',
  'no-cursor',
  'no-catching-up',
] as const;
export type BreakingName = (typeof BREAKINGS)[number];

export function isBreaking(name: string): name is BreakingName {
  return BREAKINGS.some((each) => each === name);
}

type Heard = readonly DownEnvelope<DownAgent>[];

/** The places where a panel can be broken; the sound one does what the product does. */
export interface Breaking {
  add(db: Tables, outbox: Outbox, link: Link, row: OutboxRow): Promise<boolean>;
  send(link: Link, row: OutboxRow): boolean;
  /** Before it says hello. */
  connecting(db: Tables): Promise<void>;
  becameLive(db: Tables, outbox: Outbox, link: Link): Promise<void>;
  heard(db: Tables, batch: Heard): Promise<Heard>;
  held(db: Tables, conversation: string): Promise<readonly Line[]>;
}

const SOUND: Breaking = {
  add: (_db, outbox, _link, { id, at, body }) => outbox.add(id, at, body),
  send: (link, { id, at, body }) => link.send(id, at, body),
  connecting: async () => undefined,
  becameLive: (_db, outbox) => outbox.resend(),
  heard: async (_db, batch) => batch,
  held: (db, conversation) =>
    db.lines
      .where('[conversation+n]')
      .between([conversation, 0], [conversation, Number.POSITIVE_INFINITY])
      .toArray(),
};

export function breakingOf(name: BreakingName): Breaking {
  switch (name) {
    case 'nothing':
      return SOUND;
    case 'no-resend':
      return {
        ...SOUND,
        add: async (_db, outbox, link, { id, at, body }) => {
          if (body.type !== 'chat.say') return outbox.add(id, at, body);
          link.send(id, at, body);
          return true;
        },
      };
    case 'no-ids':
      return withoutIds();
    case 'no-turn':
      return {
        ...SOUND,
        becameLive: async (db, outbox, link) => {
          const rows = await db.outbox.orderBy('place').reverse().toArray();
          for (const { id, at, body } of rows) link.send(id, at, body);
          await outbox.resend();
        },
      };
    case 'no-cursor':
      return appending(rewind);
    case 'no-catching-up':
      return appending((db) => db.ones.delete('cursor'));
  }
}

/** Every sending has ids of its own; an answer is led back to the row it is of. It does not wait long for one. */
function withoutIds(): Breaking {
  const rowOf = new Map<string, string>();
  return {
    ...SOUND,
    async add(_db, outbox, _link, { id, at, body }) {
      const isKept = await outbox.add(id, at, body);
      setTimeout(() => void outbox.resend().catch(() => undefined), IMPATIENT_MS);
      return isKept;
    },
    send(link, { id, at, body }) {
      if (body.type !== 'chat.say') return link.send(id, at, body);
      const sent = newId();
      rowOf.set(sent, id);
      return link.send(sent, at, { ...body, line: newId() });
    },
    heard: async (_db, batch) =>
      batch.map((envelope) => {
        const { body } = envelope;
        if (body.type !== 'ack' && body.type !== 'refused') return envelope;
        return { ...envelope, body: { ...body, of: rowOf.get(body.of) ?? body.of } };
      }),
  };
}

const IMPATIENT_MS = 300;

/** Keeps lines in a list of its own: one more for each it is told. */
function appending(connecting: Breaking['connecting']): Breaking {
  const lines: Line[] = [];
  return {
    ...SOUND,
    connecting,
    async heard(_db, batch) {
      for (const { body } of batch) if (body.type === 'chat.said') lines.push(body.line);
      return batch;
    },
    held: async (_db, conversation) => lines.filter((line) => line.conversation === conversation),
  };
}

/** As of somebody who keeps the cursor less often than what it stands for. */
async function rewind(db: Tables): Promise<void> {
  await db.transaction('rw', db.ones, async () => {
    const row = await db.ones.get('cursor');
    if (row?.key !== 'cursor') return;
    await db.ones.put({ ...row, own: Math.max(0, row.own - REWOUND) });
  });
}

const REWOUND = 30;
