import './gaps.css';
import { useSignal } from '@preact/signals';
import { Download, Plus, SearchCheck } from 'lucide';
import { csvLine } from '../../../../shared/kernel/csv.ts';
import type { GapsAnswered } from '../../../../shared/protocol/messages/suggestion.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useAnswers } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { EmptyState } from '../../../panel/ui/empty-state.tsx';
import { download } from '../../download.ts';
import { LastDays } from '../../last-days.tsx';
import { NotYet } from '../../not-yet.tsx';
import type { ConsolePlaces } from '../../place.ts';
import { useConsoleWords } from '../../words/words.ts';
import { AsideGaps } from './aside-gaps.tsx';
import { Clusters } from './clusters.tsx';
import { gapRows } from './gap-rows.ts';
import { useSettingAside } from './use-setting-aside.ts';

const DAYS = ['7', '28', '90', '365'] as const;

/** What the knowledge lacks: questions without an answer, articles nobody uses, and those past their date. */
export function GapsView({ places }: { readonly places: ConsolePlaces }) {
  const words = useConsoleWords();
  const { number } = useWords();
  const days = useSignal<(typeof DAYS)[number]>('28');
  const question = { type: 'gaps.ask', days: Number(days.value) } as const;
  const { rows, asking, refused } = useAnswers([question]);
  const setAside = useSettingAside(question);
  const answer = rows?.[0]?.answer;
  const gaps = answer?.type === 'gaps.answered' ? answer : undefined;
  const isNothing = gaps !== undefined && gapRows(words, gaps).length === 0;

  return (
    <div class="console-page">
      <div class="console-head">
        <h1>{words.gaps.title}</h1>
        <LastDays days={days} choices={DAYS} testId="gaps-days" />
        <Button
          icon={Download}
          testId="gaps-csv"
          isDisabled={gaps === undefined || isNothing}
          onClick={() => {
            if (gaps === undefined) return;
            const table = [Object.values(words.gaps.columns), ...gapRows(words, gaps)];
            download('gaps.csv', 'text/csv', table.map(csvLine).join(''));
          }}
        >
          {words.given.csv}
        </Button>
      </div>
      {gaps === undefined && (
        <p class="hint section-hint" role="status">
          <NotYet asking={asking} refused={refused} />
        </p>
      )}
      {gaps !== undefined && (
        <p class="hint gaps-sum" data-testid="gaps-sum">
          {words.gaps.sum(number.count(gaps.questions), number.count(gaps.answered))}
        </p>
      )}
      {isNothing && (
        <EmptyState icon={SearchCheck} says={words.gaps.none} hint={words.gaps.noneHint} />
      )}
      {gaps !== undefined && gaps.clusters.length > 0 && (
        <section class="gaps" aria-labelledby="gaps-questions">
          <div class="gaps-head">
            <h2 id="gaps-questions">{words.gaps.questions}</h2>
            <Button
              icon={Plus}
              testId="gaps-write"
              onClick={() => places.go({ view: 'knowledge', article: 'new' })}
            >
              {words.gaps.write}
            </Button>
          </div>
          <Clusters clusters={gaps.clusters} isAside={false} onAside={setAside} />
        </section>
      )}
      {gaps !== undefined && <AsideGaps clusters={gaps.aside} onAside={setAside} />}
      {gaps !== undefined && <Articles gaps={gaps} places={places} />}
    </div>
  );
}

type ArticlesProps = { readonly gaps: GapsAnswered; readonly places: ConsolePlaces };

/** Articles that need a look, each a way to its editor. */
function Articles({ gaps, places }: ArticlesProps) {
  const { clock } = usePanel();
  const words = useConsoleWords();
  const { number, time } = useWords();
  const tables = [
    {
      id: 'unused',
      rows: gaps.unused.map((row) => ({ ...row, says: number.count(row.shown) })),
      column: words.gaps.shown,
    },
    {
      id: 'outOfDate',
      rows: gaps.outOfDate.map((row) => ({ ...row, says: time.day(row.until, clock.now()) })),
      column: words.gaps.until,
    },
  ] as const;
  return (
    <>
      {tables.map(
        ({ id, rows, column }) =>
          rows.length > 0 && (
            <section key={id} class="gaps" aria-labelledby={`gaps-${id}`}>
              <h2 id={`gaps-${id}`}>{words.gaps[id]}</h2>
              <div class="table-box">
                <table class="table" data-testid={`gaps-${id}`}>
                  <thead>
                    <tr>
                      <th scope="col">{words.gaps.article}</th>
                      <th scope="col" class="figure">
                        {column}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ article, title, says }) => (
                      <tr key={article}>
                        <th scope="row">
                          <button
                            type="button"
                            class="link-button"
                            data-testid="gap-article"
                            onClick={() => places.go({ view: 'knowledge', article })}
                          >
                            <bdi>{title}</bdi>
                          </button>
                        </th>
                        <td class="figure">{says}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ),
      )}
    </>
  );
}
