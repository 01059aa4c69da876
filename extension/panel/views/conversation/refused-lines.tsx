import { CircleAlert } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { sayRefusal } from '../../words/words.ts';

/** Lines the sidecar would not take: the words are still here, to be taken back. */
export function RefusedLines({
  conversation,
  onTakeBack,
}: {
  readonly conversation: string;
  readonly onTakeBack: (text: string) => void;
}) {
  const { tables, queries } = usePanel();
  const words = useWords();
  const refused = (tables.refusals.value ?? []).flatMap(({ id, kind, sentence, reason, body }) =>
    body.type === 'chat.say' && body.conversation === conversation
      ? [{ id, kind, sentence, reason, text: body.text }]
      : [],
  );
  return (
    <>
      {refused.map(({ id, text, ...why }) => (
        <div key={id} class="refused-line" role="status" data-testid="refused-line">
          <Icon node={CircleAlert} />
          <p>
            <b>{words.conversation.refused}:</b> {text}
            <span class="hint">{sayRefusal(words, why)}</span>
          </p>
          <Button
            kind="quiet"
            onClick={() => {
              onTakeBack(text);
              void queries.putAwayRefusal(id);
            }}
          >
            {words.conversation.takeTextBack}
          </Button>
        </div>
      ))}
    </>
  );
}
