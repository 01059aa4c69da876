import { X } from 'lucide';
import { usePanel, useWords } from '../state/panel.ts';
import { IconButton } from '../ui/button.tsx';
import { sayError } from '../words/words.ts';

/** Shown at once; older ones follow when these are put away. */
const SHOWN_MAX = 2;

/** What the sidecar said no to, each a sentence that can be put away. */
export function Refusals() {
  const { tables, queries } = usePanel();
  const words = useWords();
  // A line that was refused stands in its conversation, with its text; reading is nobody's errand.
  const rows = (tables.refusals.value ?? []).filter(
    ({ body }) => body.type !== 'chat.say' && body.type !== 'chat.see',
  );
  return (
    <div role="status" aria-label={words.shell.refusals}>
      {rows.slice(0, SHOWN_MAX).map(({ id, body, kind, sentence }) => (
        <p key={id} class="sentence" data-testid="refusal" data-kind={kind}>
          <span>
            {words.commands[body.type]} {sayError(words, kind, sentence)}
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
