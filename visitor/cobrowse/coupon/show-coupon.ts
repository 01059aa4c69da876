import { guarded } from '../../guard.ts';
import type { Recording } from '../../record/recording.ts';
import { WHAT } from '../elements.ts';
import type { Pointing } from '../point/pointing.ts';
import type { Act } from '../propose/may-act.ts';
import type { Proposals } from '../propose/proposals.ts';
import { openSight } from '../sight-of.ts';
import type { Words } from '../words/words.ts';
import { type FoundCoupon, findCoupon } from './find-coupon.ts';

/** How long a toggle may take to show its field, or a page to come to rest. */
const OPENED_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 100;

export interface CouponSide {
  readonly pointing: Pointing;
  readonly proposals: Proposals;
  recording(): Recording | null;
  words(): Words;
}

/**
 * Shows where a code is entered: a ring there, the way there and what opens it only after the visitor's yes,
 * and, with a code, the proposal to fill it in. It is one proposal to the agent, in up to three steps here.
 */
export interface Coupon {
  show(proposal: string, code: string | null): void;
  /** Something else is shown, or nothing any more. */
  cancel(): void;
}

export function openCoupon({ pointing, proposals, recording, words }: CouponSide): Coupon {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const find = (): FoundCoupon | null => {
    const now = recording();
    if (now === null) return null;
    return findCoupon({
      selectors: now.rules()?.coupon ?? [],
      isUntouchable: (element) => now.masker.isUntouchable(element),
    });
  };

  const wait = (isOver: () => boolean, then: () => void): void => {
    const until = performance.now() + OPENED_WITHIN_MS;
    const look = guarded(WHAT, () => {
      if (isOver() || performance.now() > until) then();
      else timer = setTimeout(look, LOOK_EVERY_MS);
    });
    look();
  };

  const step = (proposal: string, code: string | null, isFirst: boolean): void => {
    const found = find();
    if (found === null) proposals.answer(proposal, isFirst ? 'not-found' : 'gone');
    else point(found, proposal, code, isFirst);
  };

  const point = (
    { element, kind }: FoundCoupon,
    proposal: string,
    code: string | null,
    isFirst: boolean,
  ): void => {
    const isInSight = openSight(element)() !== null;
    const isAsked = code !== null || !isInSight;
    const label = kind === 'field' ? words().codeHere : words().openFirst;
    // A proposal stands where the label would.
    pointing.ring(element, isAsked ? '' : label);
    const again = (): void => step(proposal, code, false);
    const ask = (act: Act, then?: () => void): void =>
      (isFirst ? proposals.propose : proposals.goOn)({
        proposal,
        element,
        act,
        ...(then === undefined ? {} : { then }),
      });
    if (!isAsked) proposals.answer(proposal, 'done');
    else if (!isInSight) ask({ kind: 'scroll' }, () => wait(isRested(element), again));
    else if (kind === 'field' && code !== null) ask({ kind: 'fill', text: code });
    else ask({ kind: 'click' }, () => wait(() => find()?.kind === 'field', again));
  };

  const cancel = (): void => clearTimeout(timer);
  return {
    show(proposal, code) {
      cancel();
      step(proposal, code, true);
    },
    cancel,
  };
}

/** In sight and no longer moving. */
function isRested(element: Element): () => boolean {
  let before = Number.NaN;
  return () => {
    const seen = openSight(element)();
    const isStill = seen !== null && seen.top === before;
    before = seen?.top ?? Number.NaN;
    return isStill;
  };
}
