import { assertNever } from '../../../shared/kernel/assert.ts';
import type { ErrorKind } from '../../../shared/protocol/error-kind.ts';
import type { DenialWord } from '../../domain/mandate/denial.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import { type Refusal, refuse } from '../context.ts';

/** Why something may not be given, by its word and said to the agent who would: whose rule it is, and what to do. */
export function denialRefusal(denial: DenialWord, mandate: Pick<Mandate, 'terms'>): Refusal {
  const { currency } = mandate.terms;
  const name = `"${mandate.terms.name}"`;
  const no = (kind: ErrorKind, sentence: string): Refusal => ({
    ...refuse(kind, sentence, {
      word: 'denied',
      of: denial,
      name: mandate.terms.name,
      says: currency,
    }),
    denial,
  });
  switch (denial) {
    case 'revoked':
      return no('not-covered', `A lead has taken ${name} back. Choose something else.`);
    case 'not-yet-valid':
      return no('not-covered', `${name} does not hold yet. Choose something else.`);
    case 'expired':
      return no('not-covered', `${name} holds no longer. Choose something else.`);
    case 'not-bearer':
      return no('not-covered', `${name} is for others. Ask a lead to make it yours too.`);
    case 'not-for-visitor':
      return no('not-covered', `${name} is not meant for this visitor.`);
    case 'not-in-allowance':
      return no('over-limit', `${name} does not allow this much, also not with approval.`);
    case 'no-basket':
      return no('not-covered', `${name} needs a basket, and none is known.`);
    case 'other-currency':
      return no('not-covered', `${name} counts in ${currency}, and the basket does not.`);
    case 'outside-category':
      return no('not-covered', `Nothing in the basket is what ${name} is for.`);
    case 'basket-too-small':
      return no('not-covered', `The basket is too small for ${name}.`);
    case 'basket-too-large':
      return no('not-covered', `The basket is too large for ${name}.`);
    case 'over-conversation':
      return no('over-limit', `That is more than ${name} leaves for this conversation.`);
    case 'over-visitor':
      return no('over-limit', `That is more than ${name} leaves for this visitor for now.`);
    case 'over-budget':
      return no('over-limit', `That is more than is left of the budget of ${name}. Ask a lead.`);
    case 'needs-approval':
      return no('needs-approval', `${name} allows this only after a lead says yes. Ask first.`);
    default:
      return assertNever(denial);
  }
}

export const NO_MANDATE = refuse(
  'not-found',
  'There is no such mandate. Choose another.',
  'no-mandate',
);
export const NO_CODE = refuse(
  'not-found',
  'This code does not exist, or is not yours to see.',
  'no-code',
);
export const NO_APPROVAL = refuse(
  'not-found',
  'This question does not exist, or is not yours to answer.',
  'no-approval',
);
export const NO_TASK = refuse('not-found', 'This task does not exist, or is not yours.', 'no-task');
export const NO_VISITOR = refuse(
  'not-found',
  'This visitor is not known here any more.',
  'no-visitor',
);

/** Somebody changed it between the look and the click (SPEC MD4). */
export const OTHER_VERSION = refuse(
  'wrong-state',
  'A lead has changed this mandate in the meantime. Look again at what you may give.',
  'mandate-moved',
);

export const ID_TAKEN = refuse(
  'already-used',
  'This id is in use. Send it under a new one.',
  'id-taken',
);
