import { usePanel } from '../../../panel/state/panel.ts';
import { Choose, Field } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { CheckList } from './check-list.tsx';
import { DateField } from './date-field.tsx';
import type { PartProps } from './part.ts';

/** Shops of the countries whose shoppers speak the languages Toonbank speaks, and the neighbours'. */
const CURRENCIES = ['EUR', 'GBP', 'USD', 'CHF', 'DKK', 'NOK', 'SEK', 'PLN'];

/** Who approves, and from when until when it holds. */
export function Validity({ draft, wrong, set }: PartProps) {
  const { tables } = usePanel();
  const { mandates } = useConsoleWords();
  const leads = (tables.agents.value ?? []).filter(
    ({ role, isRevoked, agent }) => (role === 'lead' && !isRevoked) || draft.leads.includes(agent),
  );
  const currencies = [...new Set([...CURRENCIES, draft.currency])];
  return (
    <>
      <section class="part">
        <h3>{mandates.approval}</h3>
        <CheckList
          legend={mandates.leads}
          hint={mandates.everyLead}
          choices={leads.map(({ agent, name }) => ({ value: agent, words: name }))}
          chosen={draft.leads}
          testId="mandate-leads"
          onChange={(chosen) => set({ leads: chosen })}
        />
        <div class="fields">
          <Field
            label={mandates.minutes}
            kind="numeric"
            value={draft.answerMinutes}
            error={wrong('answerMinutes')}
            testId="mandate-minutes"
            onInput={(answerMinutes) => set({ answerMinutes })}
          />
        </div>
      </section>
      <section class="part">
        <h3>{mandates.when}</h3>
        <div class="fields">
          <DateField
            label={mandates.from}
            value={draft.validFrom}
            error={wrong('validFrom')}
            testId="mandate-from"
            onInput={(validFrom) => set({ validFrom })}
          />
          <DateField
            label={mandates.to}
            hint={mandates.noEnd}
            value={draft.validTo}
            error={wrong('validTo')}
            testId="mandate-to"
            onInput={(validTo) => set({ validTo })}
          />
          <Field
            label={mandates.codeHours}
            kind="numeric"
            value={draft.codeHours}
            error={wrong('codeHours')}
            testId="mandate-code-hours"
            onInput={(codeHours) => set({ codeHours })}
          />
          <Choose
            label={mandates.currency}
            value={draft.currency}
            choices={currencies.map((value) => ({ value, words: value }))}
            testId="mandate-currency"
            onChange={(currency) => set({ currency })}
          />
          <Choose
            label={mandates.zone}
            value={draft.timeZone}
            choices={zonesWith(draft.timeZone).map((value) => ({ value, words: value }))}
            testId="mandate-zone"
            onChange={(timeZone) => set({ timeZone })}
          />
        </div>
      </section>
    </>
  );
}

function zonesWith(zone: string): readonly string[] {
  return [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])];
}
