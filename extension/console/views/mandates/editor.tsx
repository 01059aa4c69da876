import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { dayOf } from '../../../../shared/kernel/day.ts';
import type { MandateCard } from '../../../../shared/protocol/messages/mandate.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Field } from '../../../panel/ui/field.tsx';
import { type Outcome, OutcomeLine, outcomeOf } from '../../outcome.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { Allowances } from './allowances.tsx';
import { Bearers } from './bearers.tsx';
import { type Draft, draftOf, newDraft } from './draft.ts';
import { Ground } from './ground.tsx';
import { Limits } from './limits.tsx';
import type { PartProps } from './part.ts';
import { Preview } from './preview.tsx';
import { sayProblem } from './problems.model.ts';
import { readDraft } from './read-draft.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { Validity } from './validity.tsx';

type EditorProps = {
  readonly mandate: string;
  /** null: a new one. */
  readonly card: MandateCard | null;
  readonly onSaved: (mandate: string) => void;
};

/** One mandate: its terms, what they would have meant, and saving as an act of its own. */
export function Editor({ mandate, card, onSaved }: EditorProps) {
  const panel = usePanel();
  const words = useConsoleWords();
  const panelWords = useWords();
  const { language } = panelWords;
  const begin = (): Draft => {
    if (card !== null) return draftOf(card.terms, language);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return newDraft(words.mandates.newName, dayOf(panel.clock.now(), timeZone), timeZone);
  };
  const draft = useSignal(begin());
  const isChanged = useSignal(card === null);
  const outcome = useSignal<Outcome | null>(null);
  const isRevoking = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // Somebody else's newer version replaces what is shown, but never what is being written.
  const version = card?.version ?? 0;
  useEffect(() => {
    if (!isChanged.peek()) draft.value = begin();
  }, [version]);

  const read = readDraft(draft.value);
  const set = (change: Partial<Draft>): void => {
    draft.value = { ...draft.peek(), ...change };
    isChanged.value = true;
    outcome.value = null;
  };
  const part: PartProps = {
    draft: draft.value,
    set,
    wrong: (field) => (read.wrong?.has(field) ? words.mandates.unreadable : undefined),
  };
  const isRevoked = card !== null && card.revokedAt !== null;
  const canSave = read.terms !== null && isChanged.value && !isRevoked;

  const save = (): void => {
    if (read.terms === null) return;
    panel.commands.send(
      { type: 'mandate.save', mandate, from: version, terms: read.terms },
      {
        onEnd: (ending) => {
          outcome.value = outcomeOf(panelWords, ending, words.mandates.saved, (problem) =>
            read.terms === null ? null : sayProblem(words.mandates, problem, read.terms),
          );
          if (ending.kind === 'refused') return;
          isChanged.value = false;
          onSaved(mandate);
        },
      },
    );
  };

  return (
    <form
      class="editor"
      data-testid="mandate-editor"
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) save();
      }}
    >
      <div class="editor-form">
        <h2 tabIndex={-1} ref={heading}>
          {card === null ? words.mandates.make : card.terms.name}
        </h2>
        <Field
          label={words.mandates.name}
          value={draft.value.name}
          error={part.wrong('name')}
          testId="mandate-name"
          onInput={(name) => set({ name })}
        />
        <Bearers {...part} />
        <Allowances {...part} />
        <Ground {...part} />
        <Limits {...part} />
        <Validity {...part} />
      </div>
      <aside class="editor-aside">
        <Preview mandate={card === null ? null : mandate} terms={read.terms} />
        <OutcomeLine outcome={outcome.value} testId="mandate-outcome" />
        <div class="form-acts">
          {card !== null && !isRevoked && (
            <Button
              kind="quiet"
              testId="mandate-revoke"
              onClick={() => {
                isRevoking.value = true;
              }}
            >
              {words.mandates.revoke}
            </Button>
          )}
          <Button
            isDisabled={!isChanged.value || card === null}
            testId="mandate-undo"
            onClick={() => {
              draft.value = begin();
              isChanged.value = card === null;
              outcome.value = null;
            }}
          >
            {words.mandates.undo}
          </Button>
          <Button kind="primary" type="submit" isDisabled={!canSave} testId="mandate-save">
            {card === null ? words.mandates.save : words.mandates.saveNew}
          </Button>
        </div>
      </aside>
      {isRevoking.value && card !== null && (
        <RevokeDialog
          card={card}
          onRevoked={() => onSaved(mandate)}
          onClose={() => {
            isRevoking.value = false;
          }}
        />
      )}
    </form>
  );
}
