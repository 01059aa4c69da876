import { useSignal } from '@preact/signals';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { sayDisposition } from '../../words/words.ts';
import { secondsLeft } from '../floor/floor.model.ts';
import { Composer } from './composer.tsx';
import { HeldElsewhere, Waiting } from './held-elsewhere.tsx';
import { RefusedLines } from './refused-lines.tsx';
import type { Writing } from './suggestions/writing.ts';
import { type Disposition, useDispositions } from './use-dispositions.ts';
import { WrapUp } from './wrap-up.tsx';

type FootProps = {
  readonly card: ConversationCard;
  readonly isMine: boolean;
  readonly name: string;
  readonly writing: Writing;
};

/** What can be done now: write, accept, take over, wrap up, or only read. */
export function Foot({ card, isMine, name, writing }: FootProps) {
  const dispositions = useDispositions();
  if (card.state === 'closed') return <Closed card={card} dispositions={dispositions} />;
  if (isMine && card.state === 'active') {
    return <Composing key={card.conversation} conversation={card.conversation} writing={writing} />;
  }
  if (isMine && card.state === 'wrap-up') return <WrapUp card={card} dispositions={dispositions} />;
  if (isMine && card.state === 'assigned') return <Asked card={card} name={name} />;
  return card.holder === null ? <Waiting card={card} /> : <HeldElsewhere card={card} />;
}

/** Lines that were refused, and the field where the next one is written. */
function Composing({
  conversation,
  writing,
}: {
  readonly conversation: string;
  readonly writing: Writing;
}) {
  const takenBack = useSignal<string | null>(null);
  return (
    <>
      <RefusedLines
        conversation={conversation}
        onTakeBack={(text) => {
          takenBack.value = text;
        }}
      />
      <Composer conversation={conversation} takenBack={takenBack} writing={writing} />
    </>
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
      <div class="foot-buttons">
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
    </div>
  );
}

type ClosedProps = {
  readonly card: ConversationCard;
  readonly dispositions: readonly Disposition[];
};

function Closed({ card, dispositions }: ClosedProps) {
  const words = useWords();
  const { disposition } = card;
  const known = dispositions.find(({ id }) => id === disposition);
  return (
    <div class="foot" data-testid="read-only">
      <p>
        {words.conversation.readOnly}
        {disposition !== null && <b> {known?.says ?? sayDisposition(words, disposition)}</b>}
        {card.note !== null && card.note !== '' && <span class="hint">{card.note}</span>}
      </p>
    </div>
  );
}
