import { CalendarX2, ExternalLink } from 'lucide';
import { useWords } from '../../../state/panel.ts';
import { Icon } from '../../../ui/icon.tsx';
import { addressOf } from '../../../ui/safe-links.ts';
import { firstWords } from './plain-text.ts';
import type { Offered } from './suggestions.model.ts';

type RowProps = {
  readonly offered: Offered;
  /** From 1; null where no key inserts it. */
  readonly place: number | null;
  readonly text: string;
  readonly onInsert: () => void;
};

const TITLE_CHARS = 120;
const FIRST_CHARS = 160;
const WHOLE_CHARS = 600;

/** One article or snippet: what it says, why it stands here, how sure that is, and where it comes from. */
export function SuggestionRow({ offered, place, text, onInsert }: RowProps) {
  const words = useWords();
  const { title, sureness, matched, isByStanding, isOutOfDate, kind, source } = offered;
  const href = source === null ? null : addressOf(source);
  const why = [
    ...(matched.length > 0 ? [matched.join(', ')] : []),
    ...(isByStanding ? [words.suggestions.thisPage] : []),
  ].join(' · ');
  return (
    <li
      class="suggestion"
      data-testid="suggestion"
      data-article={offered.article}
      data-out-of-date={isOutOfDate ? '' : undefined}
    >
      <button
        type="button"
        class="suggestion-main"
        title={firstWords(text, WHOLE_CHARS)}
        data-suggestion=""
        onClick={onInsert}
      >
        <span class="suggestion-line">
          {place !== null && <kbd class="suggestion-key">{place}</kbd>}
          <bdi class="suggestion-title">{firstWords(title, TITLE_CHARS)}</bdi>
          {isOutOfDate && (
            <span class="suggestion-old" data-testid="out-of-date">
              <Icon node={CalendarX2} size={12} />
              {words.suggestions.outOfDate}
            </span>
          )}
          {kind === 'snippet' && <span class="suggestion-kind">{words.suggestions.snippet}</span>}
          {sureness !== null && (
            <span class={`suggestion-sure suggestion-${sureness}`} data-testid="sureness">
              {words.suggestions.sureness[sureness]}
            </span>
          )}
        </span>
        <span class="suggestion-line suggestion-second">
          <bdi class="suggestion-first">{firstWords(text, FIRST_CHARS)}</bdi>
          {why !== '' && (
            <span class="suggestion-why" data-testid="why">
              <span class="sr-only">{words.suggestions.why} </span>
              <bdi>{why}</bdi>
            </span>
          )}
        </span>
      </button>
      {href !== null && (
        <a
          class="icon-button suggestion-source"
          href={href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          title={words.suggestions.source(new URL(href).host)}
          aria-label={words.suggestions.source(new URL(href).host)}
          data-testid="source"
        >
          <Icon node={ExternalLink} size={14} />
        </a>
      )}
    </li>
  );
}
