import type { CobrowseEnding } from '../../../shared/protocol/messages/cobrowse.ts';
import type { Language } from '../../language.ts';
import type { CoverKind } from '../../record/recording.ts';
import { allCounts, type KeptAlong } from '../kept.ts';
import type { Words } from '../words/words.ts';

/** One row of a receipt: what it is about, and one or more lines. */
export interface ReceiptRow {
  readonly term: string;
  readonly lines: readonly string[];
}

export interface Receipt {
  readonly title: string;
  readonly reason: string;
  readonly rows: readonly ReceiptRow[];
  readonly note: string;
}

/** What a visitor can read back: who looked, when, how long, what stayed hidden, why it ended. */
export function receiptOf(kept: KeptAlong, words: Words, language: Language): Receipt {
  const { told, stoppedAt } = kept;
  const counts = allCounts(kept);
  const startedAt = told.startedAt ?? told.askedAt;
  const endedAt = Math.max(startedAt, told.endedAt ?? stoppedAt ?? startedAt);
  const time = clock(language);
  const watchers = told.watchers.map(({ name, since }) => `${name}, ${words.since(time(since))}`);
  const kinds: readonly CoverKind[] = ['input', 'pattern', 'careful-page', 'region', 'rule'];
  const hidden = kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${words.count(counts[kind])}: ${words.covers[kind]}`);
  return {
    title: words.receipt,
    reason: reasonOf(told.ending ?? (stoppedAt === null ? null : 'stopped-by-visitor'), words),
    rows: [
      { term: words.asker, lines: [told.agentName] },
      { term: words.watchers, lines: watchers.length > 0 ? watchers : [words.nobody] },
      { term: words.from, lines: [day(language)(startedAt)] },
      { term: words.until, lines: [day(language)(endedAt)] },
      { term: words.lasted, lines: [lasting(endedAt - startedAt, words)] },
      { term: words.hidden, lines: hidden.length > 0 ? hidden : [words.nothingHidden] },
    ],
    note: words.notKept,
  };
}

const reasonOf = (ending: CobrowseEnding | null, words: Words): string =>
  ending === null ? words.ended : words.endings[ending];

/** As plain text, for who keeps it. */
export function asText({ title, reason, rows, note }: Receipt, shop: string): string {
  const said = rows.map(
    ({ term, lines }) => `${term}:\n${lines.map((line) => `  ${line}`).join('\n')}`,
  );
  return [`${title} · ${shop}`, reason, ...said, note, ''].join('\n\n');
}

function lasting(ms: number, words: Words): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? words.seconds(seconds) : words.minutes(Math.round(seconds / 60));
}

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

function clock(language: Language): (at: number) => string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit' });
  return (at) => format.format(at);
}

function day(language: Language): (at: number) => string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(at);
}
