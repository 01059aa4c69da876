import type { LearningAsk, ModelCard } from '../../../../shared/protocol/messages/learning.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Dialog } from '../../../panel/ui/dialog.tsx';
import { type Outcome, outcomeOf } from '../../outcome.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { useSayVersion } from './say-version.ts';

type Props = {
  readonly shop: string;
  readonly champion: ModelCard;
  readonly before: ModelCard | null;
  /** Asked again when it is done, or was refused. */
  readonly question: LearningAsk;
  readonly onEnd: (outcome: Outcome | null) => void;
  readonly onClose: () => void;
};

/** Says what follows, and asks once more. */
export function RollBackDialog({ shop, champion, before, question, onEnd, onClose }: Props) {
  const { commands, questions } = usePanel();
  const panelWords = useWords();
  const { learning } = useConsoleWords();
  const { when, next } = useSayVersion();
  return (
    <Dialog
      title={learning.backAsk(when(champion.learnedAt))}
      testId="learning-back-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send(
          { type: 'learning.roll-back', shop, model: champion.model },
          {
            onEnd: (ending) => {
              onEnd(outcomeOf(panelWords, ending, learning.backDone));
              questions.ask(question);
            },
          },
        );
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{learning.leave}</Button>
          <Button kind="danger" type="submit" testId="learning-back-sure">
            {learning.backSure}
          </Button>
        </>
      }
    >
      <ul class="learning-follows">
        {learning.follows(next(before)).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Dialog>
  );
}
