import type { ArticlesAnswered } from '../../shared/protocol/messages/knowledge.ts';
import type { Refused } from '../../shared/protocol/messages/receipt.ts';
import type { AgentQuestion } from '../../shared/protocol/shape.ts';
import { applyArticles, knowledgeOf } from '../db/apply-articles.ts';
import type { Tables } from '../db/tables.ts';

/**
 * Keeps the copy of the knowledge as new as the sidecar's (SPEC KB6): asks for what it lacks, a page at a time, one
 * question under way at once. Nobody waits for it, and nobody has to have a panel open.
 */
export class KnowledgeCopy {
  readonly #db: Tables;
  readonly #send: (id: string, question: AgentQuestion) => boolean;
  #asked: string | null = null;

  constructor(db: Tables, send: (id: string, question: AgentQuestion) => boolean) {
    this.#db = db;
    this.#send = send;
  }

  /** Asks for the next page, if there is one and nothing is under way. */
  async ensure(): Promise<void> {
    if (this.#asked !== null) return;
    const id = crypto.randomUUID();
    this.#asked = id;
    const { told, upTo } = await knowledgeOf(this.#db);
    const isAsked = told > upTo && this.#send(id, { type: 'articles.ask', after: upTo });
    if (!isAsked && this.#asked === id) this.#asked = null;
  }

  /** Writes a page that was asked for, then asks for the next. */
  async answered(answer: ArticlesAnswered): Promise<void> {
    if (answer.of !== this.#asked) return;
    await applyArticles(this.#db, answer);
    this.#asked = null;
    await this.ensure();
  }

  /** Whether the refusal was of its question; it asks again when the link comes back, or at the next change. */
  refused({ of }: Refused): boolean {
    if (of !== this.#asked) return false;
    this.#asked = null;
    return true;
  }

  /** The link went: nobody will answer any more. */
  abandon(): void {
    this.#asked = null;
  }
}
