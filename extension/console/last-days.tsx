import type { Signal } from '@preact/signals';
import { Choose } from '../panel/ui/field.tsx';
import { useConsoleWords } from './words/words.ts';

type Props<Days extends string> = {
  readonly days: Signal<Days>;
  readonly choices: readonly Days[];
  readonly testId: string;
};

/** Of how many days a view tells. */
export function LastDays<Days extends string>({ days, choices, testId }: Props<Days>) {
  const { given } = useConsoleWords();
  return (
    <Choose
      label={given.days}
      value={days.value}
      choices={choices.map((value) => ({ value, words: given.daysOf(Number(value)) }))}
      testId={testId}
      onChange={(value) => {
        days.value = value;
      }}
    />
  );
}
