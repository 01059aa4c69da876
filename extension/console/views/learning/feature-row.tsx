import type { FeatureCard } from '../../../../shared/protocol/messages/learning.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { Pill, type Tone } from '../../../panel/ui/pill.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { sayRange, wordsOf } from './features.model.ts';
import { sayFine } from './quality.model.ts';

type RowProps = {
  readonly feature: FeatureCard;
  /** The largest weight there is: it fills its bar. */
  readonly strongest: number;
  readonly isWeighed: boolean;
};

const TONES: Readonly<Record<NonNullable<FeatureCard['drift']>['size'], Tone>> = {
  none: 'plain',
  some: 'petrol',
  much: 'amber',
};

export function FeatureRow({ feature, strongest, isWeighed }: RowProps) {
  const words = useConsoleWords();
  const { language } = useWords();
  const { called, means } = wordsOf(words, feature);
  const { weight, drift } = feature;
  const share = strongest === 0 ? 0 : (weight ?? 0) / strongest;
  return (
    <tr data-testid="learning-feature">
      <th scope="row">
        {called}
        <span class="hint">{means}</span>
        <span class="hint">{sayRange(feature, words, language)}</span>
      </th>
      {isWeighed && (
        <td class="learning-weight">
          <span class="learning-bar" aria-hidden="true">
            <span style={{ inlineSize: `${100 * share}%` }} />
          </span>
          {weight === null ? '–' : sayFine(weight, language)}
        </td>
      )}
      {isWeighed && (
        <td>
          {drift === null ? (
            '–'
          ) : (
            <Pill tone={TONES[drift.size]}>
              {words.learning.drift[drift.size]} {sayFine(drift.index, language)}
            </Pill>
          )}
        </td>
      )}
    </tr>
  );
}
