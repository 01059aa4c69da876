import type { Refused } from '../../shared/protocol/messages/receipt.ts';
import type { AgentAnswer, AgentQuestion } from '../../shared/protocol/shape.ts';
import { answerKey } from '../db/answer-key.ts';
import type { Tables } from '../db/tables.ts';
import type { Panel } from './panel-ports.ts';

/** Questions waiting at once; more than an agent can click, and a bound for a page gone wild. */
const ASKED_MAX = 50;

/** Reads that no feed carries: asked over the link, answers kept in a cache table of their own. */
export class Questions {
  readonly #db: Tables;
  readonly #send: (id: string, question: AgentQuestion) => boolean;
  readonly #now: () => number;
  readonly #asked = new Map<string, { panel: Panel; question: AgentQuestion }>();

  constructor(
    db: Tables,
    send: (id: string, question: AgentQuestion) => boolean,
    now: () => number,
  ) {
    this.#db = db;
    this.#send = send;
    this.#now = now;
  }

  ask(panel: Panel, id: string, question: AgentQuestion): void {
    const isRoom = this.#asked.size < ASKED_MAX;
    if (isRoom && this.#send(id, question)) this.#asked.set(id, { panel, question });
    // The sentence is the panel's own: it knows the language and shows what it kept from before.
    else panel.post({ kind: 'refused', id, refusal: 'unavailable', sentence: '' });
  }

  async answered(answer: AgentAnswer): Promise<void> {
    const asked = this.#asked.get(answer.of);
    if (asked === undefined) return;
    this.#asked.delete(answer.of);
    const key = answerKey(asked.question);
    await this.#db.answers.put({ key, at: this.#now(), answer });
    asked.panel.post({ kind: 'answered', id: answer.of, key });
  }

  /** Whether the refusal was of a question. */
  refused({ of, kind, sentence, reason }: Refused): boolean {
    const asked = this.#asked.get(of);
    if (asked === undefined) return false;
    this.#asked.delete(of);
    asked.panel.post({ kind: 'refused', id: of, refusal: kind, sentence, reason });
    return true;
  }

  /** Nobody waits for the answer any more. What takes the sidecar long is broken off there too (SPEC RP6). */
  left(id: string): void {
    const asked = this.#asked.get(id);
    if (asked === undefined) return;
    this.#asked.delete(id);
    if (asked.question.type !== 'replay.ask') return;
    this.#send(crypto.randomUUID(), { type: 'replay.stop', of: id });
  }

  /** The same of all that this panel has asked: it was shut. */
  leftBy(panel: Panel): void {
    for (const [id, asked] of this.#asked) if (asked.panel === panel) this.left(id);
  }

  /** The link went: nobody will answer any more. */
  abandon(): void {
    for (const [id, { panel }] of this.#asked) {
      panel.post({ kind: 'refused', id, refusal: 'unavailable', sentence: '' });
    }
    this.#asked.clear();
  }
}
