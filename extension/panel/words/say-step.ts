import type { TaskCard } from '../../../shared/protocol/messages/approval.ts';
import type { Step } from '../../../shared/protocol/messages/mandate.ts';
import type { Words } from './words.ts';

/** What is given, as part of a sentence: "10% off", "€ 25 credit", "a gift". @param what of a gift or a card */
export function sayStep(words: Words, step: Step, currency: string, what = ''): string {
  switch (step.kind) {
    case 'percentage':
      return words.mandate.steps.percentage(sayPercent(words, step.percent));
    case 'amount':
    case 'credit':
      return words.mandate.steps[step.kind](words.number.money(step.minor, currency));
    default:
      return words.mandate.steps[step.kind](what);
  }
}

/** What is to be carried out: "€ 25 credit", "Card with a greeting". */
export function sayTask(words: Words, { kind, what, worth }: TaskCard): string {
  if (what !== '' || worth === undefined) return sayWhat(words, kind, what);
  return words.mandate.steps.credit(words.number.money(worth.minor, worth.currency));
}

/** The same on a button, where its row says the kind: "10%", "€ 25", "Free". */
export function sayChip(words: Words, step: Step, currency: string, what = ''): string {
  switch (step.kind) {
    case 'percentage':
      return sayPercent(words, step.percent);
    case 'amount':
    case 'credit':
      return words.number.money(step.minor, currency);
    case 'free-shipping':
      return words.mandate.chips['free-shipping'];
    default:
      return sayWhat(words, step.kind, what);
  }
}

function sayWhat(words: Words, kind: Step['kind'], what: string): string {
  return what === '' ? words.mandate.kinds[kind] : what;
}

function sayPercent(words: Words, percent: number): string {
  return words.mandate.percent(words.number.count(percent));
}
