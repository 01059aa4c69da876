import { createHash } from 'node:crypto';
import type { VisitorId } from '../../../../../shared/kernel/ids.ts';
import type { Tx } from '../../../../ports/store.ts';

/** The repositories as work about one visitor may use them beside work about others. */
export interface BesideTx {
  readonly tx: Tx;
  /** Whether it asked for more than what is that visitor's, also when it went on. */
  hasGoneFurther(): boolean;
}

/** Leaves work that reads or writes more than one visitor's own. */
class GoesFurther extends Error {
  override readonly name = 'GoesFurther';
}

/**
 * Lets through what reads and writes rows of this visitor alone, what only adds a row, and feed rows,
 * whose counters have locks of their own. Everything else is for work that runs alone.
 */
export function besideOthers(repositories: Tx, about: VisitorId): BesideTx {
  const { visitors, sessions, offers, conversations, feed, effects } = repositories;
  const { cobrowses, agents, marks, audit, installation, erasures } = repositories;
  const { mandates, exercises, codes, approvals, ledger } = repositories;
  const { knowledge, suggestions, learning } = repositories;
  let hasGoneFurther = false;

  function goFurther(): never {
    hasGoneFurther = true;
    throw new GoesFurther('This work is not about one visitor alone.');
  }
  /** The same repository with these methods, and none of the others. */
  function only<R extends object>(repository: R, allowed: Partial<R>): R {
    return new Proxy(repository, {
      get: (_, name) => Reflect.get(allowed, name) ?? (async () => goFurther()),
    });
  }
  async function ifOwn<T>(visitor: VisitorId, act: () => Promise<T>): Promise<T> {
    return visitor === about ? act() : goFurther();
  }

  return {
    tx: {
      visitors: only(visitors, {
        find: (visitor) => ifOwn(visitor, () => visitors.find(visitor)),
        put: (visitor) => ifOwn(visitor.visitor, () => visitors.put(visitor)),
        marked: (visitor, tab) => ifOwn(visitor, () => visitors.marked(visitor, tab)),
        mark: (visitor, tab, n, at) => ifOwn(visitor, () => visitors.mark(visitor, tab, n, at)),
      }),
      sessions: only(sessions, {
        latest: (visitor) => ifOwn(visitor, () => sessions.latest(visitor)),
        put: (session) => ifOwn(session.visitor, () => sessions.put(session)),
        append: (act) => ifOwn(act.visitor, () => sessions.append(act)),
      }),
      offers: only(offers, {
        ofVisitor: (visitor, since) => ifOwn(visitor, () => offers.ofVisitor(visitor, since)),
      }),
      conversations: only(conversations, {
        openOf: (visitor) => ifOwn(visitor, () => conversations.openOf(visitor)),
        latestOf: (visitor) => ifOwn(visitor, () => conversations.latestOf(visitor)),
      }),
      feed: only(feed, { append: feed.append }),
      effects: only(effects, { add: effects.add }),
      cobrowses: only(cobrowses, {}),
      mandates: only(mandates, {}),
      exercises: only(exercises, {}),
      codes: only(codes, {}),
      approvals: only(approvals, {}),
      knowledge: only(knowledge, {}),
      suggestions: only(suggestions, {}),
      learning: only(learning, {}),
      ledger: only(ledger, {}),
      agents: only(agents, {}),
      marks: only(marks, {}),
      audit: only(audit, {}),
      installation: only(installation, {}),
      erasures: only(erasures, {}),
    },
    hasGoneFurther: () => hasGoneFurther,
  };
}

/** A number for the database to lock in place of the visitor; two who share one wait for each other. */
export function lockOf(visitor: VisitorId): number {
  return createHash('sha256').update(visitor).digest().readUIntBE(0, 6);
}
