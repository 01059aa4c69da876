import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ArticleCard } from '../../../../shared/protocol/messages/knowledge.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useLive } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { type Outcome, OutcomeLine, outcomeOf } from '../../outcome.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { AboutPart } from './about-part.tsx';
import { type Draft, draftOf, EMPTY, readDraft } from './draft.ts';
import { titleOf } from './knowledge.model.ts';
import { sayOne } from './problems.model.ts';
import { RetireDialog } from './retire-dialog.tsx';
import { SaidOf, useSaid } from './said.tsx';
import { TextPart } from './text-part.tsx';
import { Versions } from './versions.tsx';

type EditorProps = {
  readonly article: string;
  /** null: a new one. */
  readonly card: ArticleCard | null;
  readonly onSaved: (article: string) => void;
};

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** One article: both languages beside each other, how they read, and saving as an act of its own. */
export function Editor({ article, card, onSaved }: EditorProps) {
  const panel = usePanel();
  const words = useConsoleWords();
  const panelWords = useWords();
  const { knowledge } = words;
  const begin = (): Draft => (card === null ? EMPTY : draftOf(card.terms, timeZone));
  const draft = useSignal(begin());
  const isChanged = useSignal(false);
  const stillHolds = useSignal(false);
  const outcome = useSignal<Outcome | null>(null);
  const isRetiring = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Somebody else's newer version replaces what is shown, but never what is being written.
  const version = card?.version ?? 0;
  useEffect(() => {
    if (!isChanged.peek()) draft.value = begin();
  }, [version]);
  // What was just saved comes back a moment later: until then the next version has nothing to follow.
  const isWhole = useLive(() => panel.queries.isKnowledgeWhole(), 'knowledge').value !== false;

  const read = readDraft(draft.value, card?.terms ?? null, timeZone);
  const said = useSaid(card === null ? null : article, read.terms);
  const isRetired = card !== null && card.retiredAt !== null;
  const isOther = isChanged.value || stillHolds.value;
  const canSave =
    read.terms !== null && isOther && !isRetired && isWhole && (said?.problems.length ?? 0) === 0;
  const set = (change: Partial<Draft>): void => {
    draft.value = { ...draft.peek(), ...change };
    isChanged.value = true;
    outcome.value = null;
  };
  const wrong = (field: string): string | undefined => {
    const why = read.wrong.get(field);
    if (why === undefined) return undefined;
    return why === 'too-long' ? knowledge.tooLong : knowledge.unreadable;
  };
  const sayProblem = (problem: string): string => sayOne(knowledge, problem);
  const settle = (): void => {
    isChanged.value = false;
    stillHolds.value = false;
  };

  const save = (): void => {
    if (read.terms === null) return;
    const body = {
      type: 'article.save' as const,
      article,
      from: version,
      terms: read.terms,
      stillHolds: stillHolds.value,
    };
    panel.commands.send(body, {
      onEnd: (ending) => {
        outcome.value = outcomeOf(panelWords, ending, knowledge.saved, sayProblem);
        if (ending.kind === 'refused') return;
        settle();
        onSaved(article);
      },
    });
  };

  const bringBack = (): void => {
    const body = { type: 'article.retire' as const, article, isRetired: false };
    panel.commands.send(body, {
      onEnd: (ending) => {
        outcome.value = outcomeOf(panelWords, ending, null, sayProblem);
      },
    });
  };

  const title = card === null ? '' : titleOf(card, panelWords.language);
  return (
    <form
      class="article-editor"
      data-testid="article-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) save();
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {card === null ? knowledge.make : title || knowledge.untitled}
      </h2>
      {isRetired && (
        <p class="sentence sentence-amber" role="status">
          <span>{knowledge.isRetired}</span>
        </p>
      )}
      <div class="article-texts">
        {(panelWords.language === 'nl' ? (['nl', 'en'] as const) : (['en', 'nl'] as const)).map(
          (language) => (
            <TextPart
              key={language}
              language={language}
              draft={draft.value}
              wrong={wrong}
              set={set}
            />
          ),
        )}
      </div>
      <AboutPart draft={draft.value} wrong={wrong} set={set} />
      {card !== null && <Versions card={card} onUse={(terms) => set(draftOf(terms, timeZone))} />}
      <div class="article-foot">
        {(isOther || card !== null) && (
          <SaidOf
            said={said}
            isTooLarge={read.wrong.has('texts')}
            stillHolds={stillHolds.value}
            onStillHolds={(isOn) => {
              stillHolds.value = isOn;
            }}
          />
        )}
        <OutcomeLine outcome={outcome.value} testId="article-outcome" />
        <div class="form-acts">
          {card !== null && !isRetired && (
            <Button
              kind="quiet"
              testId="article-retire"
              onClick={() => {
                isRetiring.value = true;
              }}
            >
              {knowledge.retire}
            </Button>
          )}
          {isRetired && (
            <Button kind="primary" testId="article-bring-back" onClick={bringBack}>
              {knowledge.bringBack}
            </Button>
          )}
          <Button
            isDisabled={!isOther}
            testId="article-undo"
            onClick={() => {
              draft.value = begin();
              settle();
              outcome.value = null;
            }}
          >
            {knowledge.undo}
          </Button>
          {!isRetired && (
            <Button kind="primary" type="submit" isDisabled={!canSave} testId="article-save">
              {card === null ? knowledge.save : knowledge.saveNew}
            </Button>
          )}
        </div>
      </div>
      {isRetiring.value && (
        <RetireDialog
          article={article}
          title={title || knowledge.untitled}
          onClose={() => {
            isRetiring.value = false;
          }}
        />
      )}
    </form>
  );
}
