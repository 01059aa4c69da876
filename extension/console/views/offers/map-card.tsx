import { useWords } from '../../../panel/state/panel.ts';
import { EffectSaid, Rates } from '../../compared.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { EffectBar } from './effect-bar.tsx';
import type { MapRow } from './offers.model.ts';

type CardProps = {
  readonly row: MapRow;
  readonly name: string;
  readonly isDoubted: boolean;
};

const NUMBERS = ['qualified', 'offered', 'accepted', 'engaged', 'ordersOffered'] as const;

/** What one action map did: five numbers, and what offering changed. */
export function MapCard({ row, name, isDoubted }: CardProps) {
  const { offers } = useConsoleWords();
  const { count } = useWords().number;
  const { effect } = row;
  return (
    <li class="effect offer-map" data-testid="offer-map" data-says={effect?.says}>
      <h2 dir="auto">{name}</h2>
      <dl class="offer-numbers">
        {NUMBERS.map((number) => (
          <div key={number}>
            <dt>{offers.numbers[number]}</dt>
            <dd>{count(row[number])}</dd>
          </div>
        ))}
      </dl>
      <div class="offer-effect">
        {effect === undefined ? (
          <p class="hint">{offers.byHandHint}</p>
        ) : (
          <>
            <EffectSaid arms={effect} say={offers.says} isDoubted={isDoubted} />
            {!isDoubted && effect.extra !== null && (
              <EffectBar says={effect.says} extra={effect.extra} />
            )}
            <Rates arms={effect}>
              {offers.claimed(count(effect.offered.claimed), count(effect.heldOut.claimed))}
            </Rates>
          </>
        )}
      </div>
    </li>
  );
}
