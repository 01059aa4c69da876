import { useSignal } from '@preact/signals';
import { Forward, UserRound } from 'lucide';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Head } from '../../ui/head.tsx';
import { capital } from '../../words/words.ts';
import { sayPlace } from '../floor/floor.model.ts';
import { EndDialog } from './end-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';

type HeadProps = {
  readonly card: ConversationCard;
  readonly name: string;
  readonly isMine: boolean;
  readonly row: FloorRow | undefined;
};

/** Who it is and where they are now; hand over and end, always in the same place. */
export function ConversationHead({ card, name, isMine, row }: HeadProps) {
  const { places, clock } = usePanel();
  const words = useWords();
  const asks = useSignal<'hand-over' | 'end' | null>(null);
  const isTalking = isMine && card.state === 'active';
  const shut = () => {
    asks.value = null;
  };
  const where = row?.isHere
    ? sayPlace(words, row)
    : row !== undefined
      ? `${words.visitor.notHere}, ${words.visitor.lastSeen(words.time.ago(row.lastAt, clock.calm.value))}`
      : capital(card.state === 'closed' ? words.causes[card.cause] : words.states[card.state]);
  return (
    <>
      <Head
        title={name}
        backName={words.shell.back}
        onBack={places.back}
        keepsFocus={isTalking}
        under={where}
        acts={
          <>
            <IconButton
              icon={UserRound}
              name={words.conversation.visitor}
              testId="to-visitor"
              onClick={() => places.go({ view: 'visitor', visitor: card.visitor })}
            />
            {isTalking && (
              <>
                <IconButton
                  icon={Forward}
                  name={words.conversation.handOver}
                  testId="hand-over"
                  onClick={() => {
                    asks.value = 'hand-over';
                  }}
                />
                <Button
                  kind="plain"
                  testId="end"
                  onClick={() => {
                    asks.value = 'end';
                  }}
                >
                  {words.conversation.end}
                </Button>
              </>
            )}
          </>
        }
      />
      {asks.value === 'hand-over' && <HandOverDialog card={card} onClose={shut} />}
      {asks.value === 'end' && <EndDialog card={card} onClose={shut} />}
    </>
  );
}
