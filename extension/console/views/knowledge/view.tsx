import './knowledge.css';
import { useSignal } from '@preact/signals';
import { BookOpenText, Download, FileInput, Plus, SearchX } from 'lucide';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useLive } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { EmptyState } from '../../../panel/ui/empty-state.tsx';
import { Choose, Field } from '../../../panel/ui/field.tsx';
import { List } from '../../../panel/ui/list.tsx';
import type { ConsolePlaces } from '../../place.ts';
import { useConsoleWords } from '../../words/words.ts';
import { Editor } from './editor.tsx';
import { exportTable } from './export-table.ts';
import { ImportDialog } from './import-dialog.tsx';
import { FILTERS, type Filter, found } from './knowledge.model.ts';
import { ArticleRow } from './row.tsx';

/** More rows than anybody scrolls through; a search brings the rest. */
const ROWS_MAX = 200;

type Props = { readonly chosen: string | null; readonly places: ConsolePlaces };

/** All articles in a list that can be searched; beside it the one that is chosen, to read and change. */
export function KnowledgeView({ chosen, places }: Props) {
  const panel = usePanel();
  const words = useConsoleWords();
  const { knowledge } = words;
  const { language, number } = useWords();
  const fresh = useSignal(panel.newId());
  const filter = useSignal<Filter>('all');
  const text = useSignal('');
  const isImporting = useSignal(false);
  const articles = useLive(() => panel.queries.articles(), 'articles').value;
  const isWhole = useLive(() => panel.queries.isKnowledgeWhole(), 'knowledge').value;
  const now = panel.clock.calm.value;
  const shown = found(articles ?? [], filter.value, text.value, now, language);
  const card = articles?.find(({ article }) => article === chosen) ?? null;
  const isNew = chosen === 'new';
  const open = (article: string): void => places.go({ view: 'knowledge', article });

  return (
    <div class="console-two">
      <section class="console-list" aria-labelledby="knowledge-title">
        <div class="console-head">
          <h1 id="knowledge-title">{knowledge.title}</h1>
          <Button
            icon={Plus}
            testId="article-new"
            onClick={() => {
              fresh.value = panel.newId();
              open('new');
            }}
          >
            {knowledge.make}
          </Button>
        </div>
        <search class="knowledge-find">
          <Field
            label={knowledge.search}
            kind="search"
            value={text.value}
            testId="article-search"
            onInput={(written) => {
              text.value = written;
            }}
          />
          <Choose
            label={knowledge.filter}
            value={filter.value}
            choices={FILTERS.map((value) => ({ value, words: knowledge.filters[value] }))}
            testId="article-filter"
            onChange={(value) => {
              filter.value = value;
            }}
          />
        </search>
        <div class="knowledge-acts">
          <Button
            kind="quiet"
            icon={FileInput}
            testId="article-import"
            onClick={() => {
              isImporting.value = true;
            }}
          >
            {knowledge.import}
          </Button>
          <Button
            kind="quiet"
            icon={Download}
            isDisabled={shown.length === 0}
            testId="article-export"
            onClick={() => void exportTable(shown)}
          >
            {knowledge.export}
          </Button>
        </div>
        {articles === undefined || (articles.length === 0 && isWhole === false) ? (
          <p class="hint section-hint" role="status">
            {words.loading}
          </p>
        ) : (
          <p class="hint knowledge-count" role="status" data-testid="article-count">
            {knowledge.count(shown.length, number.count(shown.length))}
          </p>
        )}
        {articles?.length === 0 && isWhole !== false && (
          <EmptyState
            icon={BookOpenText}
            says={knowledge.none}
            hint={knowledge.noneHint}
            testId="no-articles"
          />
        )}
        {(articles?.length ?? 0) > 0 && shown.length === 0 && (
          <EmptyState
            icon={SearchX}
            says={knowledge.nothingFound}
            hint={knowledge.nothingFoundHint}
            testId="no-article-found"
          />
        )}
        <List label={knowledge.title} testId="articles">
          {shown.slice(0, ROWS_MAX).map((each) => (
            <ArticleRow
              key={each.article}
              card={each}
              isChosen={each.article === chosen}
              onOpen={() => open(each.article)}
            />
          ))}
        </List>
        {shown.length > ROWS_MAX && (
          <p class="hint section-hint">{knowledge.more(number.count(shown.length - ROWS_MAX))}</p>
        )}
      </section>
      <section class="console-detail" aria-live="off">
        {isNew || card !== null || chosen === fresh.value ? (
          <Editor
            key={isNew ? fresh.value : chosen}
            article={isNew ? fresh.value : (card?.article ?? fresh.value)}
            card={isNew ? null : card}
            onSaved={open}
          />
        ) : (
          articles !== undefined && <EmptyState icon={BookOpenText} says={knowledge.choose} />
        )}
      </section>
      {isImporting.value && (
        <ImportDialog
          articles={articles ?? []}
          onClose={() => {
            isImporting.value = false;
          }}
        />
      )}
    </div>
  );
}
