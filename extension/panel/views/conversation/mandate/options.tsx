import type { Option } from '../../../../../shared/protocol/messages/allowed.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { sayChip, sayStep } from '../../../words/say-step.ts';
import { AmountByHand } from './amount-by-hand.tsx';
import { GiveButton } from './give-button.tsx';
import type { Giving } from './giving.ts';
import { type Denied, type KindRow, stepKey } from './mandate.model.ts';

type RowsProps = {
  readonly rows: readonly KindRow[];
  readonly denied: readonly Denied[];
  readonly giving: Giving;
  readonly conversation: string;
};

/** A row of buttons per kind, smallest step first; below it what may not be given, and why. */
export function OptionRows({ rows, denied, giving, conversation }: RowsProps) {
  const words = useWords();
  return (
    <div class="give-rows">
      {rows.map(({ kind, options, byHand }) => (
        <fieldset key={kind} class="give-row" data-testid="give-row" data-kind={kind}>
          <legend class="give-kind">{words.mandate.kinds[kind]}</legend>
          {options.map((option) => (
            <OptionButton
              key={stepKey(option.step, option.what)}
              option={option}
              giving={giving}
              conversation={conversation}
            />
          ))}
          {byHand !== null && byHand.mostMinor > 0 && (
            <AmountByHand byHand={byHand} giving={giving} />
          )}
        </fieldset>
      ))}
      {denied.length > 0 && <DeniedLines denied={denied} />}
    </div>
  );
}

type OptionProps = {
  readonly option: Option;
  readonly giving: Giving;
  readonly conversation: string;
  /** It stands alone, without a row that says its kind. */
  readonly isAlone?: boolean;
};

/** Gives, or asks a lead: the words on it say which. */
export function OptionButton({ option, giving, conversation, isAlone = false }: OptionProps) {
  const { tables, commands } = usePanel();
  const words = useWords();
  const { step, what, cost, currency, denial } = option;
  const money = words.number.money(cost, currency);
  const said = sayStep(words, step, currency, what);
  const chip = isAlone ? said : sayChip(words, step, currency, what);
  const key = stepKey(step, what);
  if (denial === null) {
    return (
      <GiveButton
        kind="give"
        label={words.mandate.give(said, money)}
        isDisabled={giving.isHeld}
        testId="give"
        onAct={() => giving.give(option, step)}
      >
        <b>{chip}</b> {chip !== money && <span class="give-cost">{money}</span>}
      </GiveButton>
    );
  }
  const isAsked =
    (tables.approvals.value ?? []).some(
      (card) =>
        card.conversation === conversation &&
        card.state === 'asked' &&
        stepKey(card.step, card.what ?? what) === key,
    ) ||
    commands.pending.value.some(
      (body) =>
        body.type === 'approval.ask' &&
        body.conversation === conversation &&
        stepKey(body.step, what) === key,
    );
  return (
    <GiveButton
      kind="ask"
      label={words.mandate.askFor(said, money)}
      isDisabled={isAsked || giving.isOffline}
      testId="give-ask"
      onAct={() => giving.ask(option)}
    >
      <b>{chip}</b> {chip !== money && <span class="give-cost">{money}</span>}{' '}
      <span class="give-does">{isAsked ? words.mandate.asked : words.mandate.ask}</span>
    </GiveButton>
  );
}

/** What may not be given: one line for each reason. */
export function DeniedLines({ denied }: { readonly denied: readonly Denied[] }) {
  const words = useWords();
  return (
    <ul class="give-denied">
      {denied.map(({ denial, options }) => (
        <li key={denial} data-testid="denied" data-denial={denial}>
          <span class="give-not">
            {options
              .map(({ step, currency, what }) => sayStep(words, step, currency, what))
              .join(', ')}
          </span>
          {': '}
          {words.mandate.denials[denial]}
        </li>
      ))}
    </ul>
  );
}
