import type { CobrowseAnswered } from '../../../shared/protocol/messages/cobrowse.ts';
import type { Recording } from '../../record/recording.ts';
import type { Follow } from '../follow.ts';
import { goTo } from '../point/edge-arrow.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words/words.ts';
import { actWords } from './act-words.ts';
import { fill } from './fill.ts';
import { type Act, mayAct } from './may-act.ts';
import { showProposal } from './proposal-card.ts';

export interface ProposalsSide {
  readonly stage: Stage;
  readonly follow: Follow;
  recording(): Recording | null;
  words(): Words;
  name(): string;
}

export interface Proposal {
  readonly proposal: string;
  readonly element: Element;
  readonly act: Act;
  /** What comes after the act, in place of telling that it was done. */
  readonly then?: () => void;
}

/** One act at a time that only the visitor lets happen; the newest takes the place of the one before. */
export interface Proposals {
  propose(proposal: Proposal): void;
  /** It was shown earlier: what follows from it. */
  goOn(proposal: Proposal): void;
  answer(proposal: string, answer: CobrowseAnswered['answer']): void;
  withdraw(proposal: string): void;
  /** What is there is worth nothing any more: replaced, or the page goes. */
  replace(): void;
}

export function openProposals(side: ProposalsSide): Proposals {
  const { stage, follow } = side;
  let shown: { readonly proposal: string; readonly remove: () => void } | null = null;

  const answer = (proposal: string, said: CobrowseAnswered['answer']): void =>
    side.recording()?.answer({ type: 'cobrowse.answered', proposal, answer: said });

  const takeOff = (): void => {
    shown?.remove();
    shown = null;
  };
  const close = (proposal: string, said: CobrowseAnswered['answer']): void => {
    takeOff();
    answer(proposal, said);
  };
  const replace = (): void => {
    if (shown !== null) close(shown.proposal, 'replaced');
  };

  const verdict = ({ element, act }: Proposal) => {
    const masker = side.recording()?.masker;
    return masker === undefined ? 'gone' : mayAct(element, act, masker, stage.root.host);
  };

  const agreed = (agreedTo: Proposal, read: string): void => {
    const now = verdict(agreedTo);
    if (now !== 'yes') close(agreedTo.proposal, now);
    // It would do something else by now than what the visitor has read.
    else if (saidOf(agreedTo).join() !== read) goOn(agreedTo);
    else {
      takeOff();
      perform(agreedTo);
      if (agreedTo.then === undefined) answer(agreedTo.proposal, 'done');
      else agreedTo.then();
    }
  };

  const saidOf = ({ element, act }: Proposal): readonly [string, string] => {
    const { title, meaning } = actWords(side.name(), element, act, side.words());
    return [title, meaning];
  };

  const show = (proposed: Proposal): void => {
    const { proposal, element } = proposed;
    const [title, meaning] = saidOf(proposed);
    const read = [title, meaning].join();
    const remove = showProposal({
      stage,
      follow,
      words: side.words(),
      element,
      title,
      meaning,
      agreed: () => agreed(proposed, read),
      refused: () => close(proposal, 'refused'),
      gone: () => close(proposal, 'gone'),
    });
    shown = { proposal, remove };
  };

  const goOn = (proposed: Proposal): void => {
    takeOff();
    const first = verdict(proposed);
    if (first === 'yes') show(proposed);
    else answer(proposed.proposal, first);
  };

  return {
    answer,
    replace,
    goOn,
    propose(proposed) {
      // Sent again over a new connection: it is there already.
      if (shown?.proposal === proposed.proposal) return;
      replace();
      goOn(proposed);
      if (shown !== null) answer(proposed.proposal, 'shown');
    },
    withdraw(proposal) {
      if (shown?.proposal === proposal) takeOff();
    },
  };
}

function perform({ element, act }: Proposal): void {
  switch (act.kind) {
    case 'scroll':
      goTo(element);
      break;
    case 'fill':
      fill(element, act.text);
      break;
    case 'click':
      press(element);
      break;
    default:
      act satisfies never;
  }
}

function press(element: Element): void {
  // Drawings have no `click()`.
  if ('click' in element && typeof element.click === 'function') element.click();
  else
    element.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }),
    );
}
