import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { useConsoleWords } from '../../words/words.ts';
import { againstOf } from './deciding.ts';
import { discernsOf, gainedOf, sayFine, sayPoints } from './quality.model.ts';
import { useSayVersion } from './say-version.ts';

type QualityProps = { readonly model: ModelCard; readonly models: readonly ModelCard[] };

const NUMBERS = ['auc', 'logLoss', 'ece'] as const;

/** How right a version is: in words, then in numbers; and what it gained on what decided before it. */
export function Quality({ model, models }: QualityProps) {
  const { learning } = useConsoleWords();
  const { language, number } = useWords();
  const { auc, ece, against } = model;
  const told = [
    ...(auc === null
      ? [learning.unjudged]
      : [
          `${learning.discerns[discernsOf(auc)]}: ${learning.discernsHow(number.count(Math.floor(100 * auc)))}`,
        ]),
    ...(ece === null ? [] : [learning.off(sayPoints(ece, language))]),
  ].join(' ');
  return (
    <>
      <p data-testid="learning-quality">{told}</p>
      {against !== null && <Gain against={against} models={models} />}
      <dl class="learning-numbers">
        {NUMBERS.map((one) => {
          const value = model[one];
          return (
            <div key={one}>
              <dt>{learning.numbers[one]}</dt>
              <dd>{value === null ? '–' : sayFine(value, language)}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

type GainProps = {
  readonly against: NonNullable<ModelCard['against']>;
  readonly models: readonly ModelCard[];
};

function Gain({ against, models }: GainProps) {
  const { learning } = useConsoleWords();
  const { number, language } = useWords();
  const { when } = useSayVersion();
  const { name, sessions, gain, standardError } = against;
  const met = againstOf(name, models);
  const who =
    met.is === 'version' ? learning.who.version(when(met.model.learnedAt)) : learning.who[met.is];
  const gained = gainedOf(against);
  const counted = number.count(sessions);
  // A thousandth is the margin by which a version is judged (SPEC LF5).
  const fine = (value: number) => sayFine(value, language, 4);
  return (
    <p data-testid="learning-gain" data-gained={gained}>
      {gained === 'few'
        ? learning.gain.few(who, counted)
        : learning.gain[gained](
            who,
            counted,
            fine(gained === 'worse' ? -gain : gain),
            fine(standardError ?? 0),
          )}
    </p>
  );
}
