import { decodeUpAgent } from '../../shared/protocol/codec.ts';
import { OUTBOX_LINES_MAX } from '../../shared/protocol/limits.ts';
import type { Ack, Refused } from '../../shared/protocol/messages/receipt.ts';
import type { AgentCommand } from '../../shared/protocol/shape.ts';
import type { OutboxRow, Tables } from '../db/tables.ts';

/** Sends one command; false when the link is not up. */
export type Send = (row: OutboxRow) => boolean;

/**
 * Commands on their way (SPEC LK2): written down first, sent in order, sent again after every
 * reconnect, and forgotten only when an ack or refusal names them. The sidecar acts once per id.
 *
 * What no sidecar could read is refused here: the connection would end with it, again with every new one,
 * and nothing behind it would ever go.
 *
 * Of one conversation one command is on its way at a time: were two, and only the first could not be
 * kept at that moment, the second would overtake it for good.
 */
export class Outbox {
  readonly #db: Tables;
  readonly #send: Send;
  /** Ids that went over this connection and have no answer yet. */
  readonly #onTheirWay = new Set<string>();
  /** How often sending began anew: what was looked up before that is not sent out of its turn. */
  #round = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(db: Tables, send: Send) {
    this.#db = db;
    this.#send = send;
  }

  /** Keeps the command, then sends what is not yet sent. False when too many are waiting. */
  async add(id: string, at: number, body: AgentCommand): Promise<boolean> {
    const isKept = await this.#db.transaction('rw', this.#db.outbox, async () => {
      if ((await this.#db.outbox.where('id').equals(id).count()) > 0) return true;
      if ((await this.#db.outbox.count()) >= OUTBOX_LINES_MAX) return false;
      await this.#db.outbox.add({ id, at, body });
      return true;
    });
    if (isKept) await this.flush();
    return isKept;
  }

  /**
   * A new connection knows nothing of what went over the one before. Called in the turn in which the
   * link becomes live, or a command written just then would overtake those that go again.
   */
  resend(): Promise<void> {
    this.#onTheirWay.clear();
    this.#round += 1;
    return this.flush();
  }

  /** Sends the oldest of each conversation, unless it is on its way; one flush at a time keeps the order. */
  flush(): Promise<void> {
    this.#turn = this.#turn.then(
      () => this.#sendWaiting(),
      () => this.#sendWaiting(),
    );
    return this.#turn;
  }

  async #sendWaiting(): Promise<void> {
    const round = this.#round;
    const passed = new Set<string | null>();
    const rows = await this.#db.outbox.orderBy('place').toArray();
    const codes = await this.#conversationsOfCodes(rows);
    for (const row of rows) {
      const about = conversationOf(row.body, rows, codes);
      if (passed.has(about)) continue;
      passed.add(about);
      if (this.#onTheirWay.has(row.id)) continue;
      if (!isReadable(row)) {
        await this.#putAside(unreadable(row.id), row.at);
        passed.delete(about);
        continue;
      }
      if (round !== this.#round || !this.#send(row)) return;
      this.#onTheirWay.add(row.id);
    }
  }

  /** A code is shown in a line of its conversation: it keeps its place among the others. */
  async #conversationsOfCodes(rows: readonly OutboxRow[]): Promise<ReadonlyMap<string, string>> {
    if (!rows.some(({ body }) => 'code' in body)) return new Map();
    const cards = await this.#db.exercises.toArray();
    return new Map(
      cards.flatMap(({ code, conversation }) =>
        code === null ? [] : [[code.code, conversation] as const],
      ),
    );
  }

  async acknowledged(ack: Ack): Promise<void> {
    await this.#db.outbox.where('id').equals(ack.of).delete();
    await this.#answered(ack.of);
  }

  /** The next of its conversation may go. */
  #answered(id: string): Promise<void> {
    this.#onTheirWay.delete(id);
    return this.flush();
  }

  /** Keeps the refusal where the agent sees it. Something that may succeed later stays waiting. */
  async refused(refused: Refused, at: number): Promise<'kept-waiting' | 'refused'> {
    if (refused.kind === 'unavailable' || refused.kind === 'too-many') return 'kept-waiting';
    await this.#putAside(refused, at);
    await this.#answered(refused.of);
    return 'refused';
  }

  #putAside(refused: Refused, at: number): Promise<void> {
    return this.#db.transaction('rw', [this.#db.outbox, this.#db.refusals], async () => {
      const row = await this.#db.outbox.where('id').equals(refused.of).first();
      if (row === undefined) return;
      await this.#db.refusals.put({
        id: row.id,
        at,
        body: row.body,
        kind: refused.kind,
        sentence: refused.sentence,
        ...(refused.reason === undefined ? {} : { reason: refused.reason }),
        ...(refused.denial === undefined ? {} : { denial: refused.denial }),
      });
      await this.#db.outbox.where('id').equals(refused.of).delete();
    });
  }
}

/**
 * Null for what is about no conversation: presence, the team; that keeps its order too. To end looking
 * along goes behind asking for it, or the visitor would be asked what has been withdrawn; so does taking
 * back a question to the leads.
 */
function conversationOf(
  body: AgentCommand,
  waiting: readonly OutboxRow[],
  codes: ReadonlyMap<string, string>,
): string | null {
  if ('conversation' in body) return body.conversation;
  if ('code' in body) return codes.get(body.code) ?? `code ${body.code}`;
  for (const { body: other } of waiting) {
    const isItsAsking =
      (other.type === 'cobrowse.ask' && 'cobrowse' in body && other.cobrowse === body.cobrowse) ||
      (other.type === 'approval.ask' && 'approval' in body && other.approval === body.approval);
    if (isItsAsking) return other.conversation;
  }
  if ('cobrowse' in body) return `cobrowse ${body.cobrowse}`;
  return 'approval' in body ? `approval ${body.approval}` : null;
}

function isReadable({ id, at, body }: OutboxRow): boolean {
  return decodeUpAgent(JSON.stringify({ id, at, body })).isOk;
}

function unreadable(of: string): Refused {
  return { type: 'refused', of, kind: 'malformed', sentence: '' };
}
