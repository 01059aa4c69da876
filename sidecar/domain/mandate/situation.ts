import type { ConversationId } from '../../../shared/kernel/ids.ts';
import type { Basket } from '../session/act.ts';
import type { CustomerValue } from '../visitor/visitor.ts';
import type { Person } from './bearer.ts';
import type { PeriodKeys } from './period.ts';

/** Here and now: who would give, to whom, in which conversation, on which basket. */
export interface Situation {
  readonly agent: Person;
  readonly conversation: ConversationId;
  readonly visitor: {
    /** SHA-256 of the visitor's salt and id, as the ledger has it (SPEC LG1). */
    readonly commitment: string;
    /** Not seen before this visit. */
    readonly isNew: boolean;
    /** As the shop has signed it; null while nobody knows. */
    readonly customerValue: CustomerValue | null;
  };
  /** null when there is none, or the visitor has not agreed to be observed. */
  readonly basket: Basket | null;
  /** How many more may be given in this conversation under all mandates together, whatever they say; 0 or more. */
  readonly exercisesLeft: number;
  /** The periods that now lies in, by the clock of an IANA zone. */
  readonly periodKeys: (timeZone: string) => PeriodKeys;
}
