import type { MessageId } from '../../shared/kernel/ids.ts';
import type { Asking } from '../app/questions.ts';

/** Questions of one connection that take long, and can be broken off by it (SPEC RP5, RP6). */
export interface LongQuestions {
  /** Answers one; while it lasts it can be broken off. It breaks off none itself: two could wait for each other. */
  answer<T>(id: MessageId, answering: (asking: Asking) => Promise<T>): Promise<T>;
  /** For questions that do not take long. */
  readonly asking: Asking;
  /** The connection has ended: all of them are broken off. */
  leave(): void;
}

export function longQuestions(): LongQuestions {
  const left = new AbortController();
  const underWay = new Map<
    MessageId,
    { readonly broken: AbortController; readonly ended: Promise<unknown> }
  >();

  async function breakOff(question: MessageId): Promise<boolean> {
    const meant = underWay.get(question);
    if (meant === undefined) return false;
    meant.broken.abort();
    await Promise.allSettled([meant.ended]);
    return true;
  }

  return {
    async answer(id, answering) {
      const broken = new AbortController();
      const gone = AbortSignal.any([broken.signal, left.signal]);
      const ended = answering({ gone, breakOff: NONE });
      const entry = { broken, ended };
      underWay.set(id, entry);
      try {
        return await ended;
      } finally {
        // A panel that names two the same has only the newer one to break off.
        if (underWay.get(id) === entry) underWay.delete(id);
      }
    },
    asking: { gone: left.signal, breakOff },
    leave: () => left.abort(),
  };
}

const NONE: Asking['breakOff'] = async () => false;
