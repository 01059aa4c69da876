import { useSignal } from '@preact/signals';
import { KeyRound, UserRoundX } from 'lucide';
import type { AgentCard } from '../../../../shared/protocol/messages/presence.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { List } from '../../ui/list.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { sortPeople } from './people.model.ts';
import { PersonDialog } from './person-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

type Open =
  | { readonly kind: 'invite' }
  | { readonly kind: 'change'; readonly person: AgentCard }
  | { readonly kind: 'revoke'; readonly person: AgentCard }
  | {
      readonly kind: 'code';
      readonly agent: string;
      readonly name: string;
      readonly command: string;
    };

/** Who works at this counter; a lead invites, changes and takes access back. */
export function People({ me }: { readonly me: AgentCard }) {
  const { tables, commands } = usePanel();
  const words = useWords();
  const open = useSignal<Open | null>(null);
  const people = sortPeople(tables.agents.value ?? []);
  const now = open.value;
  const shut = () => {
    open.value = null;
  };
  return (
    <section class="people" aria-labelledby="people-title" data-testid="people">
      <h2 id="people-title" class="section-title">
        {words.people.title}
        <span class="count">{words.number.count(people.length)}</span>
      </h2>
      <List label={words.people.list}>
        {people.map((person) => (
          <Person
            key={person.agent}
            person={person}
            isMe={person.agent === me.agent}
            onChange={() => {
              open.value = { kind: 'change', person };
            }}
            onRevoke={() => {
              open.value = { kind: 'revoke', person };
            }}
            onReinvite={() => {
              const { agent, name } = person;
              const command = commands.send({ type: 'agent.reinvite', agent });
              open.value = { kind: 'code', agent, name, command };
            }}
          />
        ))}
      </List>
      {people.length < 2 && <p class="hint section-hint">{words.people.onlyHint}</p>}
      <div class="form-acts">
        <Button
          kind="primary"
          testId="invite"
          onClick={() => {
            open.value = { kind: 'invite' };
          }}
        >
          {words.people.invite}
        </Button>
      </div>
      {now?.kind === 'invite' && (
        <PersonDialog
          person={null}
          onClose={shut}
          onInvited={(agent, name, command) => {
            open.value = { kind: 'code', agent, name, command };
          }}
        />
      )}
      {now?.kind === 'change' && <PersonDialog person={now.person} onClose={shut} />}
      {now?.kind === 'revoke' && <RevokeDialog person={now.person} onClose={shut} />}
      {now?.kind === 'code' && (
        <CodeDialog
          key={now.command}
          name={now.name}
          command={now.command}
          onClose={shut}
          onAgain={() => {
            const command = commands.send({ type: 'agent.reinvite', agent: now.agent });
            open.value = { ...now, command };
          }}
        />
      )}
    </section>
  );
}

type PersonProps = {
  readonly person: AgentCard;
  readonly isMe: boolean;
  readonly onChange: () => void;
  readonly onReinvite: () => void;
  readonly onRevoke: () => void;
};

function Person({ person, isMe, onChange, onReinvite, onRevoke }: PersonProps) {
  const words = useWords();
  const { name, role, presence, open, capacity, isRevoked, isInvited } = person;
  const state = isRevoked
    ? words.people.revoked
    : isInvited
      ? words.people.invited
      : `${words.presence[presence]} · ${open}/${capacity}`;
  return (
    <li class={`row ${isRevoked ? 'row-gone' : ''}`} data-testid="person" data-agent={person.agent}>
      <button
        type="button"
        class="row-main"
        data-row={person.agent}
        data-testid="person-change"
        title={words.people.changeTitle(name)}
        onClick={onChange}
      >
        <span class="row-line">
          <span class="row-name">
            {name}
            {isMe && <span class="quiet"> ({words.people.you})</span>}
          </span>
          <span class="row-aside">{words.people.roles[role]}</span>
        </span>
        <span class="row-line row-second">
          <span class="row-words">{state}</span>
        </span>
      </button>
      <span class="row-side" data-side="">
        {!isMe && (
          <>
            <IconButton
              icon={KeyRound}
              name={`${words.people.reinvite}: ${name}`}
              testId="reinvite"
              onClick={onReinvite}
            />
            <IconButton
              icon={UserRoundX}
              name={`${words.people.revoke}: ${name}`}
              testId="revoke"
              isDisabled={isRevoked}
              onClick={onRevoke}
            />
          </>
        )}
      </span>
    </li>
  );
}
