import type { Line } from '../../../../../shared/protocol/messages/chat.ts';
import type { ArticleCard } from '../../../../../shared/protocol/messages/knowledge.ts';
import type {
  Suggested,
  SuggestionUse,
} from '../../../../../shared/protocol/messages/suggestion.ts';

export type Language = Suggested['language'];

/** How sure it is, as people say it. */
export type Sureness = 'sure' | 'likely' | 'perhaps';

/** One article or snippet that can be put in the line. */
export type Offered = {
  readonly article: string;
  readonly version: number;
  readonly kind: 'article' | 'snippet';
  readonly language: Language;
  readonly title: string;
  /** As it was written: Markdown, or text with variables. */
  readonly body: string;
  readonly source: string | null;
  readonly isOutOfDate: boolean;
  /** Null where nobody was asked how sure it is. */
  readonly sureness: Sureness | null;
  readonly matched: readonly string[];
  readonly isByStanding: boolean;
};

/** What an agent puts in the line. */
export type Insertion = {
  readonly text: string;
  readonly suggestion: SuggestionUse | null;
};

/** Said to be right four times in five, and every other time. */
const SURE_FROM = 0.8;
const LIKELY_FROM = 0.5;

export function surenessOf(confidence: number): Sureness {
  if (confidence >= SURE_FROM) return 'sure';
  return confidence >= LIKELY_FROM ? 'likely' : 'perhaps';
}

/** The visitor's last line that no agent has answered yet; null when there is none. */
export function unanswered(lines: readonly Line[], isAnswering: boolean): Line | null {
  if (isAnswering) return null;
  const said = lines.filter(({ text }) => text !== null);
  const last = said.reduce<Line | null>(
    (at, line) => (at !== null && at.n > line.n ? at : line),
    null,
  );
  return last !== null && last.author.kind === 'visitor' ? last : null;
}

/** Suggestions with the articles they name; one whose text is not here yet is left out. */
export function offeredFrom(
  suggestions: readonly Suggested[],
  articles: readonly ArticleCard[],
): readonly Offered[] {
  const byId = new Map(articles.map((card) => [card.article, card]));
  return suggestions.flatMap((suggestion) => {
    const card = byId.get(suggestion.article);
    const found = card === undefined ? null : offeredAs(card, suggestion.language);
    if (found === null || card?.retiredAt !== null) return [];
    const { isOutOfDate, matched, isByStanding, confidence } = suggestion;
    return [{ ...found, isOutOfDate, matched, isByStanding, sureness: surenessOf(confidence) }];
  });
}

/** An article in this language, else in its other one. */
export function offeredAs(
  { article, version, terms }: ArticleCard,
  language: Language,
  now = 0,
): Offered | null {
  const { nl, en } = terms.texts;
  const asked = language === 'nl' ? nl : en;
  const text = asked ?? nl ?? en;
  if (text === null) return null;
  return {
    article,
    version,
    kind: terms.kind,
    language: asked === null ? (text === nl ? 'nl' : 'en') : language,
    title: text.title,
    body: text.body,
    source: terms.source,
    isOutOfDate: terms.validUntil !== null && terms.validUntil <= now,
    sureness: null,
    matched: [],
    isByStanding: false,
  };
}

/** As in suggestions.css: what stands above the rows with its border, and a row with its second line. */
const HEAD_PX = 29;
const ROW_PX = 40;
/** Less than this, and what is being answered cannot be read. */
const LINES_MIN_PX = 200;

/**
 * Whether so many rows would leave too little of the chat in sight.
 *
 * @param roomPx of the lines and the suggestions together, so that the answer does not change it; 0 when not known
 */
export function isTight(roomPx: number, rows: number): boolean {
  return roomPx > 0 && roomPx - HEAD_PX - rows * ROW_PX < LINES_MIN_PX;
}

/** What a key press is judged by. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Which of those on screen a key inserts, from 0; null for any other key. */
export function insertedBy(pressed: Pressed, isEmpty: boolean): number | null {
  if (pressed.ctrlKey || pressed.metaKey) return null;
  // With Alt a key says another sign on some keyboards; where it is stays the same.
  const said = pressed.altKey ? /^(?:Digit|Numpad)([1-3])$/.exec(pressed.code)?.[1] : pressed.key;
  if (said === undefined || !/^[1-3]$/.test(said) || !(pressed.altKey || isEmpty)) return null;
  return Number(said) - 1;
}

/** A text with another in the place of what is selected, words kept apart; and where that ends. */
export function putIn(
  text: string,
  from: number,
  to: number,
  given: string,
): { readonly text: string; readonly end: number } {
  const head = text.slice(0, from);
  const tail = text.slice(to);
  const before = head === '' || /\s$/.test(head) ? head : `${head} `;
  const after = tail === '' || /^\s/.test(tail) ? tail : ` ${tail}`;
  return { text: before + given + after, end: before.length + given.length };
}
