import { type ReadonlySignal, signal } from '@preact/signals';
import type {
  CobrowseAnswered,
  CobrowsePropose,
} from '../../../shared/protocol/messages/cobrowse.ts';
import type { Anchor, Picture } from '../picture.ts';

/** What is proposed: an act on an element, or finding where a code is entered. */
export type Proposed =
  | CobrowsePropose['act']
  | { readonly kind: 'code'; readonly code: string | null };

export interface Proposal {
  readonly proposal: string;
  readonly what: Proposed;
  /** The element; null when the page is to find it. */
  readonly anchor: Anchor | null;
  readonly answer: CobrowseAnswered['answer'] | 'sent';
}

export interface Proposals {
  /** The newest; a newer one takes its place. */
  readonly current: ReadonlySignal<Proposal | null>;
  propose(anchor: Anchor, act: CobrowsePropose['act']): void;
  /** Shows where a code is entered; with a code, proposes to fill it in. */
  showCode(code: string | null): void;
  /** Takes it back while the visitor has not answered; puts the answer away after. */
  putAway(): void;
}

/** One thing proposed at a time, and what became of it. */
export function openProposals(
  picture: Pick<Picture, 'say' | 'onAnswered'>,
  newId: () => string,
): Proposals {
  const current = signal<Proposal | null>(null);
  picture.onAnswered(({ proposal, answer }) => {
    const known = current.peek();
    if (known?.proposal === proposal) current.value = { ...known, answer };
  });
  return {
    current,
    propose: (anchor, act) => {
      const proposal = newId();
      const { checkpoint, node } = anchor;
      current.value = { proposal, what: act, anchor, answer: 'sent' };
      picture.say({ type: 'cobrowse.propose', proposal, checkpoint, node, act });
    },
    showCode: (code) => {
      const proposal = newId();
      current.value = { proposal, what: { kind: 'code', code }, anchor: null, answer: 'sent' };
      picture.say({ type: 'cobrowse.coupon', proposal, code });
    },
    putAway: () => {
      const known = current.peek();
      if (known === null) return;
      if (isOpen(known)) picture.say({ type: 'cobrowse.withdraw', proposal: known.proposal });
      current.value = null;
    },
  };
}

/** The visitor can still answer it. */
export function isOpen({ answer }: Proposal): boolean {
  return answer === 'sent' || answer === 'shown';
}
