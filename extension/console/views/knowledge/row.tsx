import type { ArticleCard } from '../../../../shared/protocol/messages/knowledge.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Pill } from '../../../panel/ui/pill.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { behindIn, missingIn, standingOf, titleOf } from './knowledge.model.ts';

type Props = {
  readonly card: ArticleCard;
  readonly isChosen: boolean;
  readonly onOpen: () => void;
};

/** An article in the list: its title, and what is the matter with it if anything is. */
export function ArticleRow({ card, isChosen, onOpen }: Props) {
  const { clock } = usePanel();
  const { knowledge } = useConsoleWords();
  const { time, language } = useWords();
  const now = clock.calm.value;
  const standing = standingOf(card, now);
  const has = missingIn(card) === 'nl' ? 'en' : 'nl';
  const flaw =
    missingIn(card) !== null
      ? knowledge.only(knowledge.languages[has])
      : behindIn(card) !== null
        ? knowledge.filters.behind
        : null;
  return (
    <li
      class={`row ${isChosen ? 'row-petrol' : ''} ${standing === 'retired' ? 'row-gone' : ''}`}
      data-testid="article-row"
    >
      <button
        type="button"
        class="row-main"
        data-row={card.article}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onOpen}
      >
        <span class="row-line">
          <span class="row-name">{titleOf(card, language) || knowledge.untitled}</span>
        </span>
        <span class="row-line row-second">
          <span class="row-words">
            {knowledge.kinds[card.terms.kind]} · {knowledge.version(card.version)} ·{' '}
            {time.ago(card.savedAt, now)}
          </span>
          {standing !== 'valid' && (
            <Pill tone={standing === 'past' ? 'amber' : 'plain'}>{knowledge.state[standing]}</Pill>
          )}
          {flaw !== null && <Pill>{flaw}</Pill>}
        </span>
      </button>
    </li>
  );
}
