import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import {
  CAPACITY_MAX,
  NAME_MAX_CHARS,
  SKILL_MAX_CHARS,
  SKILLS_MAX,
} from '../../../../shared/protocol/limits.ts';
import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choose, Field } from '../../ui/field.tsx';
import { capital } from '../../words/words.ts';
import { languagesOf, readCapacity, type Speaks, speaksOf } from './people.model.ts';

type PersonDialogProps = {
  /** null: somebody new. */
  readonly person: AgentCard | null;
  readonly onClose: () => void;
  readonly onInvited?: (agent: string, name: string, command: string) => void;
};

/** Most people can follow three chats at once; a lead changes it per person. */
const CAPACITY_USUAL = 3;

/** Name, role, capacity and languages of somebody new or known. */
export function PersonDialog({ person, onClose, onInvited }: PersonDialogProps) {
  const { commands, newId } = usePanel();
  const words = useWords();
  const name = useSignal(person?.name ?? '');
  const role = useSignal<AgentCard['role']>(person?.role ?? 'agent');
  const capacity = useSignal(String(person?.capacity ?? CAPACITY_USUAL));
  const speaks = useSignal<Speaks>(person === null ? 'both' : speaksOf(person.languages));
  const skills = useSignal<readonly string[]>(person?.skills ?? []);
  const isTried = useSignal(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const count = readCapacity(capacity.value);

  const save = () => {
    isTried.value = true;
    const called = name.value.trim();
    if (called === '' || count === null) return;
    const card = {
      agent: person?.agent ?? newId(),
      name: called,
      role: role.value,
      capacity: count,
      languages: languagesOf(speaks.value),
      skills: [...skills.value],
    };
    if (person === null) {
      onInvited?.(card.agent, called, commands.send({ type: 'agent.invite', ...card }));
      return;
    }
    commands.send({ type: 'agent.change', ...card });
    onClose();
  };

  return (
    <Dialog
      title={person === null ? words.people.inviteTitle : words.people.changeTitle(person.name)}
      testId="person-dialog"
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="primary" type="submit" testId="person-save">
            {person === null ? words.people.makeCode : words.people.save}
          </Button>
        </>
      }
    >
      <Field
        label={words.people.name}
        value={name.value}
        maxLength={NAME_MAX_CHARS}
        inputRef={first}
        testId="person-name"
        error={isTried.value && name.value.trim() === '' ? words.people.nameMissing : undefined}
        onInput={(text) => {
          name.value = text;
        }}
      />
      <Choose
        label={words.people.role}
        value={role.value}
        choices={(['agent', 'lead'] as const).map((value) => ({
          value,
          words: capital(words.people.roles[value]),
        }))}
        testId="person-role"
        onChange={(value) => {
          role.value = value;
        }}
      />
      <Field
        label={words.people.capacity}
        value={capacity.value}
        kind="numeric"
        testId="person-capacity"
        error={
          isTried.value && count === null ? words.people.capacityWrong(CAPACITY_MAX) : undefined
        }
        onInput={(text) => {
          capacity.value = text;
        }}
      />
      <Choose
        label={words.people.languages}
        value={speaks.value}
        choices={(['both', 'nl', 'en'] as const).map((value) => ({
          value,
          words: words.people.speaks[value],
        }))}
        testId="person-languages"
        onChange={(value) => {
          speaks.value = value;
        }}
      />
      <Chips
        label={words.people.skills}
        hint={words.people.skillsHint}
        value={skills.value}
        most={SKILLS_MAX}
        maxLength={SKILL_MAX_CHARS}
        words={{
          add: words.people.skillAdd,
          remove: words.people.skillRemove,
          known: words.people.skillKnown,
          full: words.people.skillsFull,
        }}
        testId="person-skills"
        onChange={(value) => {
          skills.value = value;
        }}
      />
    </Dialog>
  );
}
