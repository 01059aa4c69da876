import type { ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { daysWithYear } from '../../../panel/words/formats.ts';
import { useConsoleWords } from '../../words/words.ts';

type SayVersion = {
  readonly when: (at: number) => string;
  /** A day within a sentence, with its year. */
  readonly date: (at: number) => string;
  /** Who decides next. @param model null: none of the shop's own */
  readonly next: (model: ModelCard | null) => string;
};

/** Versions have no names: they are told apart by when they were learned. */
export function useSayVersion(): SayVersion {
  const { clock } = usePanel();
  const { who } = useConsoleWords().learning;
  const { time, language } = useWords();
  const when = (at: number) => time.exactly(at, clock.now());
  return {
    when,
    // Day before month, as the panel's other times.
    date: (at) => daysWithYear(language === 'en' ? 'en-GB' : language).format(at),
    next: (model) => (model === null ? who.start : who.version(when(model.learnedAt))),
  };
}
