import { Choose, Field } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { PERIODS } from './draft.ts';
import type { PartProps } from './part.ts';

/** How much: in one conversation, for one visitor, and of all together. */
export function Limits({ draft, wrong, set }: PartProps) {
  const { mandates } = useConsoleWords();
  return (
    <section class="part">
      <h3>{mandates.limits}</h3>
      <h4>{mandates.budget}</h4>
      <div class="fields">
        {PERIODS.map((period) => (
          <Field
            key={period}
            label={mandates.budgetOf[period]}
            hint={mandates.noBound}
            value={draft.budgets[period]}
            error={wrong(`budgets.${period}`)}
            testId={`mandate-budget-${period}`}
            onInput={(value) => set({ budgets: { ...draft.budgets, [period]: value } })}
          />
        ))}
      </div>
      <h4>{mandates.perConversation}</h4>
      <div class="fields">
        <Field
          label={mandates.money}
          hint={mandates.noBound}
          value={draft.conversationMoney}
          error={wrong('conversationMoney')}
          testId="mandate-conversation-money"
          onInput={(conversationMoney) => set({ conversationMoney })}
        />
        <Field
          label={mandates.times}
          hint={mandates.noBound}
          kind="numeric"
          value={draft.conversationTimes}
          error={wrong('conversationTimes')}
          testId="mandate-conversation-times"
          onInput={(conversationTimes) => set({ conversationTimes })}
        />
      </div>
      <h4>{mandates.perVisitor}</h4>
      <div class="fields">
        <Field
          label={mandates.money}
          hint={mandates.noBound}
          value={draft.visitorMoney}
          error={wrong('visitorMoney')}
          testId="mandate-visitor-money"
          onInput={(visitorMoney) => set({ visitorMoney })}
        />
        <Field
          label={mandates.times}
          hint={mandates.noBound}
          kind="numeric"
          value={draft.visitorTimes}
          error={wrong('visitorTimes')}
          testId="mandate-visitor-times"
          onInput={(visitorTimes) => set({ visitorTimes })}
        />
        <Choose
          label={mandates.per}
          value={draft.visitorPeriod}
          choices={PERIODS.map((value) => ({ value, words: mandates.period[value] }))}
          testId="mandate-visitor-period"
          onChange={(visitorPeriod) => set({ visitorPeriod })}
        />
      </div>
    </section>
  );
}
