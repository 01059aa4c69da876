import { usePanel } from '../../../panel/state/panel.ts';
import { Field } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { CheckList } from './check-list.tsx';
import type { PartProps } from './part.ts';

/** Who may give. */
export function Bearers({ draft, wrong, set }: PartProps) {
  const { tables } = usePanel();
  const { mandates } = useConsoleWords();
  const people = (tables.agents.value ?? []).filter(
    ({ isRevoked, agent }) => !isRevoked || draft.agents.includes(agent),
  );
  return (
    <section class="part">
      <h3>{mandates.who}</h3>
      <CheckList
        legend={mandates.rolesLabel}
        choices={(['agent', 'lead'] as const).map((value) => ({
          value,
          words: mandates.roles[value],
        }))}
        chosen={draft.roles}
        testId="mandate-roles"
        onChange={(roles) => set({ roles })}
      />
      <CheckList
        legend={mandates.persons}
        choices={people.map(({ agent, name }) => ({ value: agent, words: name }))}
        chosen={draft.agents}
        testId="mandate-agents"
        onChange={(agents) => set({ agents })}
      />
      <Field
        label={mandates.skills}
        hint={mandates.commas}
        value={draft.skills}
        error={wrong('skills')}
        testId="mandate-skills"
        onInput={(skills) => set({ skills })}
      />
    </section>
  );
}
