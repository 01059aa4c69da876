import { assert } from '../../../shared/kernel/assert.ts';
import type { VisitorId } from '../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../shared/kernel/time.ts';
import { type Store, StoreUnavailable, type Tx } from '../../ports/store.ts';
import { lend } from './lend.ts';
import { memoryAgents } from './memory/agents.ts';
import { memoryApprovals } from './memory/approvals.ts';
import { memoryAudit } from './memory/audit.ts';
import { memoryCobrowses } from './memory/cobrowses.ts';
import { memoryCodes } from './memory/codes.ts';
import { memoryConversations } from './memory/conversations.ts';
import { memoryEffects } from './memory/effects.ts';
import { memoryErasures } from './memory/erasures.ts';
import { memoryExercises } from './memory/exercises.ts';
import { memoryFeed } from './memory/feed.ts';
import { memoryInstallation } from './memory/installation.ts';
import { memoryKnowledge } from './memory/knowledge.ts';
import { memoryLearning } from './memory/learning.ts';
import { memoryLedger } from './memory/ledger.ts';
import { memoryMandates } from './memory/mandates.ts';
import { memoryMarks } from './memory/marks.ts';
import { memoryOffers } from './memory/offers.ts';
import { memorySessions } from './memory/sessions.ts';
import { memorySuggestions } from './memory/suggestions.ts';
import type { Journal } from './memory/table.ts';
import { memoryVisitors } from './memory/visitors.ts';

export interface MemoryStoreOptions {
  /** A fault point: runs before each commit; when it throws, nothing of the request is kept. */
  readonly beforeCommit?: () => void | Promise<void>;
}

/** The store of tests and simulations: the contract without a disk. Gone with the process. */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const undos: (() => void)[] = [];
  let isWriting = false;
  let isClosed = false;
  let lastFailure: unknown = null;
  let turn: Promise<unknown> = Promise.resolve();

  const repositories = repositoriesOn({
    note: (undo) => undos.push(undo),
    assertWriting: () => assert(isWriting, 'a reading does not write'),
  });

  /** One request after another: a reading never sees half of a writing. */
  function inTurn<T>(request: () => Promise<T>): Promise<T> {
    if (isClosed) return Promise.reject(new StoreUnavailable('The store is closed.'));
    const result = turn.then(request);
    turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    isWriting = true;
    try {
      const value = await lend(repositories, work);
      isWriting = false;
      await options.beforeCommit?.();
      lastFailure = null;
      return value;
    } catch (error) {
      lastFailure = error instanceof StoreUnavailable ? error : lastFailure;
      for (const undo of undos.toReversed()) undo();
      throw error;
    } finally {
      isWriting = false;
      undos.length = 0;
    }
  }

  return {
    isShared: false,
    transact: (work) => inTurn(() => write(work)),
    read: (work) => inTurn(() => lend(repositories, work)),
    health: async () =>
      isClosed || lastFailure !== null
        ? { isWritable: false, sentence: 'The store in memory keeps nothing at this moment.' }
        : { isWritable: true, sentence: 'The store in memory keeps everything until it stops.' },
    // What is deleted here is nowhere any more.
    scrub: async () => true,
    close: async () => {
      const before = turn;
      isClosed = true;
      await before;
    },
  };
}

function repositoriesOn(journal: Journal): Tx {
  const sessions = memorySessions(journal);
  const conversations = memoryConversations(journal);
  const keeps = async (visitor: VisitorId, since: EpochMs): Promise<boolean> => {
    if ((await sessions.count(visitor)).sessions > 0) return true;
    const own = await conversations.ofVisitor(visitor, null, Number.POSITIVE_INFINITY);
    return own.some(({ changedAt }) => changedAt >= since);
  };
  return {
    visitors: memoryVisitors(journal, keeps),
    sessions,
    offers: memoryOffers(journal),
    conversations,
    cobrowses: memoryCobrowses(journal),
    mandates: memoryMandates(journal),
    exercises: memoryExercises(journal),
    codes: memoryCodes(journal),
    approvals: memoryApprovals(journal),
    suggestions: memorySuggestions(journal),
    knowledge: memoryKnowledge(journal),
    learning: memoryLearning(journal),
    ledger: memoryLedger(journal),
    agents: memoryAgents(journal),
    feed: memoryFeed(journal),
    marks: memoryMarks(journal),
    effects: memoryEffects(journal),
    audit: memoryAudit(journal),
    erasures: memoryErasures(journal),
    installation: memoryInstallation(journal),
  };
}
