import type { Agents } from './agents.ts';
import type { Approvals } from './approvals.ts';
import type { Audit } from './audit.ts';
import type { Cobrowses } from './cobrowses.ts';
import type { Codes } from './codes.ts';
import type { Conversations } from './conversations.ts';
import type { Effects } from './effects.ts';
import type { Erasures } from './erasures.ts';
import type { Exercises } from './exercises.ts';
import type { Feed } from './feed.ts';
import type { Installation } from './installation.ts';
import type { Articles } from './knowledge.ts';
import type { Learning } from './learning.ts';
import type { Ledger } from './ledger.ts';
import type { Mandates } from './mandates.ts';
import type { Marks } from './marks.ts';
import type { Offers } from './offers.ts';
import type { Sessions } from './sessions.ts';
import type { Suggestions } from './suggestions.ts';
import type { Visitors } from './visitors.ts';

/** Everything one request may read and write. Valid until the work it was given to ends. */
export interface Tx {
  readonly visitors: Visitors;
  readonly sessions: Sessions;
  readonly offers: Offers;
  readonly conversations: Conversations;
  readonly cobrowses: Cobrowses;
  readonly mandates: Mandates;
  readonly exercises: Exercises;
  readonly codes: Codes;
  readonly approvals: Approvals;
  readonly suggestions: Suggestions;
  readonly knowledge: Articles;
  readonly learning: Learning;
  readonly ledger: Ledger;
  readonly agents: Agents;
  readonly feed: Feed;
  readonly marks: Marks;
  readonly effects: Effects;
  readonly audit: Audit;
  readonly erasures: Erasures;
  readonly installation: Installation;
}
