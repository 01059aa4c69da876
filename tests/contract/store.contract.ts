import { describe } from 'vitest';
import { approvalsContract } from './store/approvals.contract.ts';
import { cobrowsesContract } from './store/cobrowses.contract.ts';
import { codesContract } from './store/codes.contract.ts';
import { commitsContract } from './store/commits.contract.ts';
import { conversationsContract } from './store/conversations.contract.ts';
import { eraseContract } from './store/erase.contract.ts';
import { exercisesContract } from './store/exercises.contract.ts';
import { feedContract } from './store/feed.contract.ts';
import type { OpenStore } from './store/kit.ts';
import { knowledgeContract } from './store/knowledge.contract.ts';
import { learningContract } from './store/learning.contract.ts';
import { ledgerContract } from './store/ledger.contract.ts';
import { mandatesContract } from './store/mandates.contract.ts';
import { offersContract } from './store/offers.contract.ts';
import { onceContract } from './store/once.contract.ts';
import { peopleContract } from './store/people.contract.ts';
import { personContract } from './store/person.contract.ts';
import { sessionsContract } from './store/sessions.contract.ts';
import { suggestionsContract } from './store/suggestions.contract.ts';
import { visitorsContract } from './store/visitors.contract.ts';

/** What every store keeps to. A new one runs this unchanged. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`store: ${name}`, () => {
    commitsContract(open);
    feedContract(open);
    visitorsContract(open);
    sessionsContract(open);
    offersContract(open);
    conversationsContract(open);
    cobrowsesContract(open);
    mandatesContract(open);
    exercisesContract(open);
    codesContract(open);
    approvalsContract(open);
    suggestionsContract(open);
    knowledgeContract(open);
    learningContract(open);
    ledgerContract(open);
    peopleContract(open);
    onceContract(open);
    eraseContract(open);
    personContract(open);
  });
}
