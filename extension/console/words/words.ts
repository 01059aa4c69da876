import { useWords } from '../../panel/state/panel.ts';
import { type ConsoleWords, en } from './en.ts';
import { nl } from './nl.ts';

/** The console's words in the language chosen in the panel. */
export function useConsoleWords(): ConsoleWords {
  return useWords().language === 'nl' ? nl : en;
}
