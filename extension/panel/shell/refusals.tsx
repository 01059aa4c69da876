import { X } from 'lucide';
import { usePanel, useWords } from '../state/panel.ts';
import { IconButton } from '../ui/button.tsx';
import { sayRefusal } from '../words/words.ts';

/** Shown at once; older ones follow when these are put away. */
const SHOWN_MAX = 2;

/** What the sidecar said no to, each a sentence that can be put away. */
export function Refusals() {
  const { tables, queries } = usePanel();
  const words = useWords();
  // A line that was refused stands in its conversation, with its text; reading is nobody's errand.
  const rows = (tables.refusals.value ?? []).filter(
    ({ body }) =>
      body.type !== 'chat.say' && body.type !== 'chat.see' && body.type !== 'suggestion.shown',
  );
  return (
    <div role="status" aria-label={words.shell.refusals}>
      {rows.slice(0, SHOWN_MAX).map(({ id, body, ...why }) => (
        <p
          key={id}
          class="sentence"
          data-testid="refusal"
          data-kind={why.kind}
          data-denial={why.denial}
        >
          <span>
            {words.commands[body.type]} {sayRefusal(words, why)}
          </span>
          <IconButton
            icon={X}
            name={words.shell.putAway}
            testId="put-away"
            onClick={() => void queries.putAwayRefusal(id)}
          />
        </p>
      ))}
    </div>
  );
}
