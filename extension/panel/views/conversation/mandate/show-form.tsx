import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { LINE_MAX_CHARS } from '../../../../../shared/protocol/limits.ts';
import type { ExerciseCard } from '../../../../../shared/protocol/messages/code.ts';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import type { Step } from '../../../../../shared/protocol/messages/mandate.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { Button } from '../../../ui/button.tsx';
import { sayStep } from '../../../words/say-step.ts';
import { chooseWords } from '../../../words/words.ts';
import { holdsCode } from './given.model.ts';

type ShowProps = {
  readonly code: NonNullable<ExerciseCard['code']>;
  readonly step: Step;
  readonly currency: string;
  readonly talk: ConversationCard;
  readonly isShowing: boolean;
  /** Whether the focus is still where this was given from. */
  readonly mayTakeFocus: () => boolean;
};

/** The second click: a line in the visitor's language that holds the code, to be changed or sent as it is. */
export function ShowForm({ code, step, currency, talk, isShowing, mayTakeFocus }: ShowProps) {
  const { commands, newId, clock } = usePanel();
  const words = useWords();
  const theirs = chooseWords(talk.language, talk.language);
  const text = useSignal(
    theirs.mandate.chatLineOf(
      sayStep(theirs, step, currency),
      code.text,
      theirs.time.exactly(code.expiresAt, clock.now()),
    ),
  );
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (mayTakeFocus()) button.current?.focus();
  }, []);
  const isHeld = holdsCode(text.value, code.text);
  const show = () => {
    if (isShowing || !holdsCode(text.peek(), code.text)) return;
    commands.send({ type: 'code.show', code: code.code, line: newId(), text: text.peek().trim() });
  };
  return (
    <div class="show-form" data-testid="show-form">
      <label class="sr-only" for={id}>
        {words.mandate.chatLine}
      </label>
      <textarea
        id={id}
        class="input show-text"
        rows={3}
        lang={talk.language}
        maxLength={LINE_MAX_CHARS}
        value={text.value}
        aria-invalid={!isHeld}
        aria-describedby={`${id}-note`}
        data-testid="show-text"
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <div class="show-foot">
        <span id={`${id}-note`} class={isHeld ? 'hint' : 'hint hint-error'}>
          {isHeld
            ? words.mandate.until(words.time.until(code.expiresAt, clock.calm.value))
            : words.mandate.codeMissing}
        </span>
        <Button
          kind="primary"
          testId="show"
          isDisabled={isShowing || !isHeld}
          buttonRef={button}
          onClick={show}
        >
          {isShowing ? words.mandate.showing : words.mandate.show}
        </Button>
      </div>
    </div>
  );
}
