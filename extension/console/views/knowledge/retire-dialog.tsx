import { usePanel } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Dialog } from '../../../panel/ui/dialog.tsx';
import { useConsoleWords } from '../../words/words.ts';

type Props = {
  readonly article: string;
  readonly title: string;
  readonly onClose: () => void;
};

/** Asks once more: agents are not offered it from that moment. */
export function RetireDialog({ article, title, onClose }: Props) {
  const { commands } = usePanel();
  const { knowledge } = useConsoleWords();
  return (
    <Dialog
      title={knowledge.retireAsk(title)}
      testId="article-retire-dialog"
      onClose={onClose}
      onSubmit={() => {
        commands.send({ type: 'article.retire', article, isRetired: true });
        onClose();
      }}
      foot={
        <>
          <Button onClick={onClose}>{knowledge.keep}</Button>
          <Button kind="danger" type="submit" testId="article-retire-sure">
            {knowledge.retire}
          </Button>
        </>
      }
    >
      <p>{knowledge.retireHint}</p>
    </Dialog>
  );
}
