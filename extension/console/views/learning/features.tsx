import { useSignal } from '@preact/signals';
import type { FeatureCard } from '../../../../shared/protocol/messages/learning.ts';
import { Choose } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { FeatureRow } from './feature-row.tsx';
import { type Order, ordered, wordsOf } from './features.model.ts';

const ORDERS = ['weight', 'drift', 'table'] as const;

/** Everything a version looks at: what it means, how far it moves chances, and whether it still lies as it did. */
export function Features({ features }: { readonly features: readonly FeatureCard[] }) {
  const words = useConsoleWords();
  const { learning } = words;
  const order = useSignal<Order>('weight');
  const strongest = Math.max(0, ...features.map(({ weight }) => weight ?? 0));
  const isWeighed = features.some(({ weight }) => weight !== null);
  const moved = features.filter(({ drift }) => drift?.size === 'much');
  return (
    <section aria-labelledby="learning-features">
      <div class="console-head">
        <h2 id="learning-features">{learning.features}</h2>
        {isWeighed && (
          <Choose
            label={learning.order}
            value={order.value}
            choices={ORDERS.map((value) => ({ value, words: learning.orders[value] }))}
            testId="learning-order"
            onChange={(value) => {
              order.value = value;
            }}
          />
        )}
        <p class="hint console-says">
          {isWeighed ? learning.featuresHint : learning.featuresYoung}
        </p>
      </div>
      {moved.length > 0 && (
        <p class="sentence sentence-amber learning-moved" data-testid="learning-moved">
          <span>
            <b>{learning.driftMuch(moved.map((one) => wordsOf(words, one).called).join(', '))}</b>{' '}
            {learning.driftDo}
          </span>
        </p>
      )}
      <div class="table-box">
        <table class="table learning-features" data-testid="learning-features">
          <thead>
            <tr>
              <th scope="col">{learning.columns.feature}</th>
              {isWeighed && <th scope="col">{learning.columns.weight}</th>}
              {isWeighed && <th scope="col">{learning.columns.drift}</th>}
            </tr>
          </thead>
          <tbody>
            {ordered(features, isWeighed ? order.value : 'table').map((feature) => (
              <FeatureRow
                key={feature.name}
                feature={feature}
                strongest={strongest}
                isWeighed={isWeighed}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
