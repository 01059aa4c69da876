import type { ComponentChildren } from 'preact';
import { useWords } from '../panel/state/panel.ts';
import { type Arms, sayRate, written } from './compared.model.ts';
import type { SayEffect } from './words/en/effect.ts';
import { useConsoleWords } from './words/words.ts';

type SaidProps = {
  readonly arms: Arms;
  readonly say: Readonly<Record<Arms['says'], SayEffect>>;
  /** The split is broken. */
  readonly isDoubted: boolean;
};

/** Two arms in one sentence: what offering changed and how sure that is, or why nothing is said. */
export function EffectSaid({ arms: { says, extra, needed }, say, isDoubted }: SaidProps) {
  const { count } = useWords().number;
  const { doubt } = useConsoleWords().given.split;
  if (isDoubted) return <p class="effect-says">{doubt}</p>;
  const isClear = says === 'more' || says === 'fewer';
  const { orders, from, to } = written(says, extra);
  const more = needed === null ? null : count(needed);
  return (
    <p class={isClear ? 'effect-says effect-clear' : 'effect-says'} data-testid="effect-says">
      {say[says](count(orders), count(from), count(to), more)}
    </p>
  );
}

type RatesProps = { readonly arms: Arms; readonly children?: ComponentChildren };

/** How many of each arm ordered; nothing where nobody was met. */
export function Rates({ arms: { offered, heldOut }, children }: RatesProps) {
  const words = useConsoleWords();
  const { number, language } = useWords();
  const { count } = number;
  if (offered.visitors + heldOut.visitors === 0) return null;
  const rate = (side: typeof offered) => sayRate(side.orders, side.visitors, language);
  return (
    <p class="hint">
      {words.given.rates(
        count(offered.visitors),
        count(offered.orders),
        rate(offered),
        count(heldOut.visitors),
        count(heldOut.orders),
        rate(heldOut),
      )}{' '}
      {children}
    </p>
  );
}
