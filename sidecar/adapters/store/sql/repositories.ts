import type { Tx } from '../../../ports/store.ts';
import { sqlAgents } from './agents.ts';
import { sqlApprovals } from './approvals.ts';
import { sqlAudit } from './audit.ts';
import { sqlCobrowses } from './cobrowses.ts';
import { sqlCodes } from './codes.ts';
import type { Connection } from './connection.ts';
import { sqlConversations } from './conversations.ts';
import { sqlEffects } from './effects.ts';
import { sqlErasures } from './erasures.ts';
import { sqlExercises } from './exercises.ts';
import { sqlFeed } from './feed.ts';
import { sqlInstallation } from './installation.ts';
import { sqlKnowledge } from './knowledge.ts';
import { sqlLearning } from './learning.ts';
import { sqlLedger } from './ledger.ts';
import { sqlMandates } from './mandates.ts';
import { sqlMarks } from './marks.ts';
import { sqlOffers } from './offers.ts';
import type { SessionCache } from './session-cache.ts';
import { sqlSessions } from './sessions.ts';
import { sqlSuggestions } from './suggestions.ts';
import { sqlVisitors } from './visitors.ts';

/**
 * Every repository on one connection.
 *
 * @param cache of the connection that writes; null for one that reads
 */
export function repositoriesOn(connection: Connection, cache: SessionCache | null): Tx {
  return {
    visitors: sqlVisitors(connection),
    sessions: sqlSessions(connection, cache),
    offers: sqlOffers(connection),
    conversations: sqlConversations(connection),
    cobrowses: sqlCobrowses(connection),
    mandates: sqlMandates(connection),
    exercises: sqlExercises(connection),
    codes: sqlCodes(connection),
    approvals: sqlApprovals(connection),
    suggestions: sqlSuggestions(connection),
    knowledge: sqlKnowledge(connection),
    learning: sqlLearning(connection),
    ledger: sqlLedger(connection),
    agents: sqlAgents(connection),
    feed: sqlFeed(connection),
    marks: sqlMarks(connection),
    effects: sqlEffects(connection),
    audit: sqlAudit(connection),
    erasures: sqlErasures(connection),
    installation: sqlInstallation(connection),
  };
}
