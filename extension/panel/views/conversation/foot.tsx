import { useSignal } from '@preact/signals';
import { Hand } from 'lucide';
import { NOTE_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { sayDisposition } from '../../words/words.ts';
import { secondsLeft } from '../floor/floor.model.ts';
import { Composer } from './composer.tsx';
import { RefusedLines } from './refused-lines.tsx';
import { WrapUp } from './wrap-up.tsx';

type FootProps = {
  readonly card: ConversationCard;
  readonly isMine: boolean;
  readonly name: string;
};

/** What can be done now: write, accept, take over, wrap up, or only read. */
export function Foot({ card, isMine, name }: FootProps) {
  const words = useWords();
  if (card.state === 'closed') return <Closed card={card} />;
  if (isMine && card.state === 'active') {
    return (
      <>
        <RefusedLines conversation={card.conversation} />
        <Composer conversation={card.conversation} />
      </>
    );
  }
  if (isMine && card.state === 'wrap-up') return <WrapUp card={card} />;
  if (isMine && card.state === 'assigned') return <Asked card={card} name={name} />;
  return (
    <div class="foot">
      <HeldElsewhere card={card} />
      {card.state !== 'wrap-up' && <TakeOver card={card} label={words.conversation.takeOver} />}
    </div>
  );
}

function Asked({ card, name }: { readonly card: ConversationCard; readonly name: string }) {
  const { commands, clock, places } = usePanel();
  const words = useWords();
  const { conversation, acceptBy } = card;
  const isAnswered = commands.pending.value.some(
    (body) => body.type === 'conversation.accept' && body.conversation === conversation,
  );
  return (
    <div class="foot foot-asked">
      <p>
        {words.conversation.assigned}
        {acceptBy !== null && (
          <b class="countdown">
            {' '}
            {words.floor.acceptWithin(secondsLeft(acceptBy, clock.second.value))}
          </b>
        )}
      </p>
      <Button
        kind="quiet"
        testId="decline"
        isDisabled={isAnswered}
        label={`${words.floor.decline}: ${name}`}
        onClick={() => {
          commands.send({ type: 'conversation.decline', conversation });
          places.back();
        }}
      >
        {words.floor.decline}
      </Button>
      <Button
        kind="primary"
        testId="accept"
        isDisabled={isAnswered}
        label={`${words.floor.accept}: ${name}`}
        onClick={() => commands.send({ type: 'conversation.accept', conversation })}
      >
        {words.floor.accept}
      </Button>
    </div>
  );
}

function HeldElsewhere({ card }: { readonly card: ConversationCard }) {
  const { tables } = usePanel();
  const words = useWords();
  if (card.holder === null) return <p>{words.conversation.inQueue}</p>;
  const holder = tables.agents.value?.find(({ agent }) => agent === card.holder);
  return <p>{words.conversation.heldBy(holder?.name ?? words.floor.somebody)}</p>;
}

function TakeOver({ card, label }: { readonly card: ConversationCard; readonly label: string }) {
  const { commands } = usePanel();
  const words = useWords();
  const isAsking = useSignal(false);
  const note = useSignal('');
  const { conversation } = card;
  const isQueued = card.holder === null;
  const take = (text: string) =>
    commands.send({ type: 'conversation.take-over', conversation, note: text });
  const shut = () => {
    isAsking.value = false;
  };
  return (
    <>
      <Button
        kind="primary"
        icon={Hand}
        testId="take-over"
        isDisabled={commands.pending.value.some(
          (body) => body.type === 'conversation.take-over' && body.conversation === conversation,
        )}
        onClick={() => {
          // Nobody loses anything when a waiting visitor is taken: no question, no note.
          if (isQueued) take('');
          else isAsking.value = true;
        }}
      >
        {isQueued ? words.floor.take : label}
      </Button>
      {isAsking.value && (
        <Dialog
          title={words.conversation.takeOverTitle}
          testId="take-over-dialog"
          onClose={shut}
          onSubmit={() => {
            take(note.value.trim());
            shut();
          }}
          foot={
            <>
              <Button onClick={shut}>{words.shell.cancel}</Button>
              <Button kind="primary" type="submit" testId="take-over-confirm">
                {words.conversation.takeOver}
              </Button>
            </>
          }
        >
          <p class="hint">{words.conversation.takeOverHint}</p>
          <Field
            label={words.wrapUp.note}
            hint={words.conversation.noteOptional}
            value={note.value}
            lines={2}
            maxLength={NOTE_MAX_CHARS}
            testId="take-over-note"
            onInput={(text) => {
              note.value = text;
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function Closed({ card }: { readonly card: ConversationCard }) {
  const words = useWords();
  return (
    <div class="foot" data-testid="read-only">
      <p>
        {words.conversation.readOnly}
        {card.disposition !== null && <b> {sayDisposition(words, card.disposition)}</b>}
        {card.note !== null && card.note !== '' && <span class="hint">{card.note}</span>}
      </p>
    </div>
  );
}
