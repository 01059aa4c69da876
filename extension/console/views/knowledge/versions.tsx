import { useSignal } from '@preact/signals';
import type { ArticleCard, ArticleTerms } from '../../../../shared/protocol/messages/knowledge.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { NotYet } from '../../not-yet.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { difference } from './difference.ts';
import { LANGUAGES } from './knowledge.model.ts';

type Props = {
  readonly card: ArticleCard;
  readonly onUse: (terms: ArticleTerms) => void;
};

/** What it said before, what has changed since, and a way back: as the beginning of a new version. */
export function Versions({ card, onUse }: Props) {
  const { knowledge } = useConsoleWords();
  const isOpen = useSignal(false);
  return (
    <details
      class="part"
      data-testid="article-versions"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{knowledge.versions}</summary>
      {card.version === 1 && <p class="hint">{knowledge.versionsNone}</p>}
      {isOpen.value && card.version > 1 && (
        <Page key={card.version} card={card} before={card.version} onUse={onUse} />
      )}
    </details>
  );
}

/** As many as one answer holds, and a button for the next. */
function Page({ card, before, onUse }: Props & { readonly before: number }) {
  const words = useConsoleWords();
  const { knowledge } = words;
  const isMore = useSignal(false);
  const { rows, asking, refused } = useAnswers([
    { type: 'article.ask', article: card.article, before },
  ]);
  const answer = rows?.[0]?.answer;
  const versions = answer?.type === 'article.answered' ? answer.versions : undefined;
  if (versions === undefined || answer?.type !== 'article.answered') {
    return (
      <p class="hint" role="status">
        <NotYet asking={asking} refused={refused} />
      </p>
    );
  }
  const last = versions.at(-1)?.version;
  return (
    <>
      {versions.map((version) => (
        <Version key={version.version} old={version} card={card} onUse={onUse} />
      ))}
      {answer.hasMore && last !== undefined && !isMore.value && (
        <Button
          onClick={() => {
            isMore.value = true;
          }}
        >
          {knowledge.olderVersions}
        </Button>
      )}
      {isMore.value && last !== undefined && <Page card={card} before={last} onUse={onUse} />}
    </>
  );
}

function Version({ old, card, onUse }: Props & { readonly old: ArticleCard }) {
  const { tables, clock } = usePanel();
  const { knowledge } = useConsoleWords();
  const { time } = useWords();
  const by = tables.agents.value?.find(({ agent }) => agent === old.savedBy)?.name ?? '';
  const when = time.ago(old.savedAt, clock.calm.value);
  const changed = LANGUAGES.filter((language) => textIn(old, language) !== textIn(card, language));
  return (
    <article class="version" data-testid="article-version">
      <p>
        {knowledge.version(old.version)} ·{' '}
        {old.savedBy === null ? knowledge.fromFiles(when) : knowledge.by(by, when)}
      </p>
      {changed.length === 0 && <p class="hint">{knowledge.same}</p>}
      {changed.map((language) => (
        <details key={language} open>
          <summary>
            {knowledge.difference}: {knowledge.languages[language]}
          </summary>
          <p class="diff" lang={language}>
            {difference(textIn(old, language), textIn(card, language)).map((line, at) => (
              // lines of one difference never change places
              <span key={at} class={`diff-line diff-${line.kind}`}>
                {line.kind !== 'same' && (
                  <span class="sr-only">
                    {line.kind === 'added' ? knowledge.added : knowledge.removed}{' '}
                  </span>
                )}
                {line.text === '' ? ' ' : line.text}
              </span>
            ))}
          </p>
        </details>
      ))}
      {card.retiredAt === null && (
        <Button testId="article-use-version" onClick={() => onUse(old.terms)}>
          {knowledge.useText}
        </Button>
      )}
    </article>
  );
}

function textIn({ terms }: ArticleCard, language: 'nl' | 'en'): string {
  const text = terms.texts[language];
  return text === null ? '' : `${text.title}\n\n${text.body}`;
}
