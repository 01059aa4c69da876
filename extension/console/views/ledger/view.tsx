import { useSignal } from '@preact/signals';
import { Link2, ShieldCheck } from 'lucide';
import type { AgentQuestion } from '../../../../shared/protocol/shape.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { useAnswers, useLive } from '../../../panel/state/use-live.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { EmptyState } from '../../../panel/ui/empty-state.tsx';
import { NotYet } from '../../not-yet.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { Lines } from './lines.tsx';
import { SaveLedger } from './save-ledger.tsx';
import { sayFault } from './say-fault.ts';

type Page = Extract<AgentQuestion, { readonly type: 'ledger.ask' }>;
const CHECK: AgentQuestion = { type: 'ledger.check' };
const FIRST: Page = { type: 'ledger.ask', before: null };

/** The chain as it stands, newest first, and whether it is whole. */
export function LedgerView() {
  const words = useConsoleWords();
  const asks = useSignal<readonly Page[]>([FIRST]);
  const { rows, asking, refused } = useAnswers(asks.value);
  const pages = (rows ?? []).flatMap(({ answer }) =>
    answer.type === 'ledger.answered' ? [answer] : [],
  );
  const lines = pages.flatMap((page) => page.rows);
  const next = pages.at(-1)?.next ?? null;

  return (
    <div class="console-page">
      <div class="console-head">
        <h1>{words.ledger.title}</h1>
        <Check />
        <SaveLedger isEmpty={lines.length === 0} />
      </div>
      {rows === undefined || (pages.length === 0 && asking !== 'answered') ? (
        <p class="hint section-hint" role="status">
          <NotYet asking={asking} refused={refused} />
        </p>
      ) : lines.length === 0 ? (
        <EmptyState icon={Link2} says={words.ledger.none} />
      ) : (
        <Lines lines={lines} />
      )}
      {next !== null && (
        <div class="older">
          <Button
            kind="quiet"
            testId="ledger-older"
            onClick={() => {
              asks.value = [...asks.value, { type: 'ledger.ask', before: next }];
            }}
          >
            {words.ledger.older}
          </Button>
        </div>
      )}
    </div>
  );
}

/** One press walks the whole chain; what it said stays until the next. */
function Check() {
  const panel = usePanel();
  const words = useConsoleWords();
  const panelWords = useWords();
  const { number } = panelWords;
  const isAsked = useSignal(false);
  const rows = useLive(() => panel.queries.answers([CHECK]), 'ledger.check');
  const state = panel.questions.asking(CHECK).value;
  const answer = rows.value?.[0]?.answer;
  const checked = answer?.type === 'ledger.checked' ? answer : null;
  const says = (): string => {
    if (state === 'asking') return words.ledger.checking;
    if (state === 'refused') return words.unanswered;
    if (checked === null) return '';
    if (checked.isWhole) return words.ledger.whole(checked.rows, number.count(checked.rows));
    const at = checked.brokenAt;
    const where = at === null ? '' : `${words.ledger.brokenAt(number.count(at))} `;
    return `${where}${sayFault(words, panelWords, checked, panel.clock.now())}`;
  };
  const isBroken = state === 'answered' && checked?.isWhole === false;
  return (
    <>
      <Button
        icon={ShieldCheck}
        testId="ledger-check"
        isDisabled={state === 'asking'}
        onClick={() => {
          isAsked.value = true;
          panel.questions.ask(CHECK);
        }}
      >
        {words.ledger.check}
      </Button>
      <p
        class={`console-says ${isBroken ? 'hint-error' : ''}`}
        role="status"
        data-testid="ledger-says"
      >
        {isAsked.value && says()}
      </p>
    </>
  );
}
