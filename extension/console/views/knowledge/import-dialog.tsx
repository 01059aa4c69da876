import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Language } from '../../../../shared/knowledge/read-article.ts';
import type { ArticleCard } from '../../../../shared/protocol/messages/knowledge.ts';
import type { Ending } from '../../../panel/state/commands.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Dialog } from '../../../panel/ui/dialog.tsx';
import { Choose } from '../../../panel/ui/field.tsx';
import { outcomeOf } from '../../outcome.tsx';
import { useConsoleWords } from '../../words/words.ts';
import type { Chosen, GivenFile } from './import.model.ts';
import { sayOne } from './problems.model.ts';
import { takeOf } from './take-of.ts';

/** Commands under way at once: the outbox has room for more, and other things wait in it too. */
const AT_ONCE_MAX = 10;

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

type Props = { readonly articles: readonly ArticleCard[]; readonly onClose: () => void };
type Progress = {
  readonly done: number;
  readonly all: number;
  readonly taken: number;
  readonly refused: readonly string[];
};

/** Files in: first what would come of them, then, when the person says so, one command for each article. */
export function ImportDialog({ articles, onClose }: Props) {
  const panel = usePanel();
  const { knowledge } = useConsoleWords();
  const panelWords = useWords();
  const { number } = panelWords;
  const inputId = useId();
  const files = useSignal<readonly GivenFile[]>([]);
  const language = useSignal<Language | 'none'>('none');
  const chosen = useSignal<Chosen | null>(null);
  const progress = useSignal<Progress | null>(null);

  const look = async (): Promise<void> => {
    const spoken = language.value === 'none' ? null : language.value;
    // The readers of three kinds of files are loaded by whoever takes files in, and by nobody else.
    const { readChosen } = await import('./import.model.ts');
    chosen.value = await readChosen(files.value, articles, spoken, timeZone);
  };
  const sayWhy = (ending: Ending): string =>
    outcomeOf(panelWords, ending, null, (problem) => sayOne(knowledge, problem))?.says ?? '';
  const toTake = chosen.value === null ? [] : [...chosen.value.fresh, ...chosen.value.changed];

  const take = (): void => {
    const waiting = [...toTake];
    progress.value = { done: 0, all: waiting.length, taken: 0, refused: [] };
    const next = (): void => {
      const one = waiting.shift();
      if (one === undefined) return;
      panel.commands.send(takeOf(one, articles), {
        onEnd: (ending) => {
          const before = progress.peek();
          if (before === null) return;
          const isRefused = ending.kind === 'refused';
          progress.value = {
            ...before,
            done: before.done + 1,
            taken: before.taken + (isRefused ? 0 : 1),
            refused: isRefused
              ? [...before.refused, `${one.article}: ${sayWhy(ending)}`]
              : before.refused,
          };
          next();
        },
      });
    };
    for (let n = 0; n < AT_ONCE_MAX; n += 1) next();
  };

  const unread = (chosen.value?.reads ?? []).flatMap(({ name, unread: all }) =>
    all.map(({ word, what }) => {
      const about = what === '' ? '' : ` (${what})`;
      return `${name}: ${knowledge.unread[word]}${about}`;
    }),
  );
  const isDone = progress.value !== null && progress.value.done === progress.value.all;
  return (
    <Dialog
      title={knowledge.import}
      testId="import-dialog"
      onClose={onClose}
      onSubmit={() => {
        if (toTake.length > 0 && progress.value === null) take();
      }}
      foot={
        <>
          <Button onClick={onClose}>{knowledge.close}</Button>
          {progress.value === null && (
            <Button
              kind="primary"
              type="submit"
              isDisabled={toTake.length === 0}
              testId="import-take"
            >
              {knowledge.importTake(toTake.length, number.count(toTake.length))}
            </Button>
          )}
        </>
      }
    >
      <p class="hint">{knowledge.importHint}</p>
      <div class="field">
        <label for={inputId}>{knowledge.files}</label>
        <input
          id={inputId}
          type="file"
          multiple
          accept=".md,.markdown,.csv,.html,.htm"
          data-testid="import-files"
          onChange={(event) => {
            files.value = [...(event.currentTarget.files ?? [])];
            progress.value = null;
            void look();
          }}
        />
      </div>
      <Choose
        label={knowledge.fileLanguage}
        value={language.value}
        choices={[
          { value: 'none', words: knowledge.fileLanguageNone },
          { value: 'nl', words: knowledge.languages.nl },
          { value: 'en', words: knowledge.languages.en },
        ]}
        testId="import-language"
        onChange={(value) => {
          language.value = value;
          void look();
        }}
      />
      <div class="import-says" role="status">
        {chosen.value !== null && files.value.length > 0 && (
          <p data-testid="import-sum">
            {knowledge.importSum(
              number.count(chosen.value.fresh.length),
              number.count(chosen.value.changed.length),
              number.count(chosen.value.same.length),
            )}
          </p>
        )}
        {unread.length > 0 && <Lines title={knowledge.importUnread} lines={unread} />}
        {progress.value !== null && !isDone && (
          <p>
            {knowledge.importing(
              number.count(progress.value.done),
              number.count(progress.value.all),
            )}
          </p>
        )}
        {progress.value !== null && isDone && (
          <p data-testid="import-done">
            {knowledge.importDone(progress.value.taken, number.count(progress.value.taken))}
          </p>
        )}
        {(progress.value?.refused.length ?? 0) > 0 && (
          <Lines title={knowledge.importRefused} lines={progress.value?.refused ?? []} />
        )}
      </div>
    </Dialog>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <>
      <p>{title}</p>
      <ul class="import-list" data-testid="import-unread">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
