import type { Arms } from '../../compared.model.ts';
import { barOf } from './offers.model.ts';

type BarProps = { readonly says: Arms['says']; readonly extra: NonNullable<Arms['extra']> };

/** The interval as a band over a line whose middle is "nothing changed"; the sentence above it says the same. */
export function EffectBar({ says, extra }: BarProps) {
  const { from, to, at } = barOf(extra);
  return (
    <span class={`effect-bar effect-bar-${says}`} data-testid="effect-bar" aria-hidden="true">
      <span
        class="effect-bar-band"
        style={{ insetInlineStart: `${from}%`, inlineSize: `${to - from}%` }}
      />
      <span class="effect-bar-zero" />
      <span class="effect-bar-at" style={{ insetInlineStart: `${at}%` }} />
    </span>
  );
}
