import type { GapsAnswered } from '../../../../shared/protocol/messages/suggestion.ts';
import type { ConsoleWords } from '../../words/en.ts';

/** The gaps as rows of one file, in the order of its columns. */
export function gapRows(
  { gaps: words }: Pick<ConsoleWords, 'gaps'>,
  { clusters, unused, outOfDate }: GapsAnswered,
): readonly (readonly (string | number)[])[] {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return [
    ...clusters.map(({ words: common, questions, shown, lastAt, examples }) => [
      words.questions,
      common.join(' '),
      questions,
      shown,
      day(lastAt),
      examples.map(({ text }) => text).join(' | '),
    ]),
    ...unused.map(({ title, shown }) => [words.unused, title, 0, shown, '', '']),
    ...outOfDate.map(({ title, until }) => [words.outOfDate, title, '', '', day(until), '']),
  ];
}
