import type {
  LearningAsk,
  LearningRollBack,
} from '../../../../shared/protocol/messages/learning.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Dialog } from '../../../panel/ui/dialog.tsx';
import { type Outcome, outcomeOf } from '../../outcome.tsx';
import { useConsoleWords } from '../../words/words.ts';

type Props = {
  readonly command: LearningRollBack;
  readonly title: string;
  /** What follows, a sentence each. */
  readonly follows: readonly string[];
  readonly sure: string;
  /** Asked again when it is done, or was refused. */
  readonly question: LearningAsk;
  readonly onEnd: (outcome: Outcome | null) => void;
  readonly onClose: () => void;
};

/** Says what follows, and asks once more. */
export function RollBackDialog({ command, title, follows, sure, question, ...props }: Props) {
  const { onEnd, onClose } = props;
  const { commands, questions } = usePanel();
  const panelWords = useWords();
  const { learning } = useConsoleWords();
  return (
    <Dialog
      title={title}
      testId="learning-back-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send(command, {
          onEnd: (ending) => {
            onEnd(outcomeOf(panelWords, ending, learning.backDone));
            questions.ask(question);
          },
        });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{learning.leave}</Button>
          <Button kind="danger" type="submit" testId="learning-back-sure">
            {sure}
          </Button>
        </>
      }
    >
      <ul class="learning-follows">
        {follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Dialog>
  );
}
