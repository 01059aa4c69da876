import { CircleAlert } from 'lucide';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { sayError } from '../../words/words.ts';

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
  const refused = (tables.refusals.value ?? []).flatMap(({ id, kind, sentence, body }) =>
    body.type === 'chat.say' && body.conversation === conversation
      ? [{ id, kind, sentence, text: body.text }]
      : [],
  );
  return (
    <>
      {refused.map(({ id, kind, sentence, text }) => (
        <div key={id} class="refused-line" role="status" data-testid="refused-line">
          <Icon node={CircleAlert} />
          <p>
            <b>{words.conversation.refused}:</b> {text}
            <span class="hint">{sayError(words, kind, sentence)}</span>
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
