import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { useWords } from '../../../state/panel.ts';
import { readMoney } from '../../../words/money.ts';
import { verdictOn } from './by-hand.model.ts';
import { GiveButton } from './give-button.tsx';
import type { Giving } from './giving.ts';
import type { ByHand } from './mandate.model.ts';

type AmountProps = { readonly byHand: ByHand; readonly giving: Giving };

/** An amount of one's own choice. Enter in it gives nothing: it goes on to the button that does. */
export function AmountByHand({ byHand, giving }: AmountProps) {
  const words = useWords();
  const written = useSignal('');
  const box = useRef<HTMLSpanElement>(null);
  const id = useId();
  const { kind, currency, freeMinor, mostMinor } = byHand;
  const minor = readMoney(written.value, currency);
  const verdict = verdictOn(minor, byHand);
  const isWrong = written.value.trim() !== '' && verdict === null;
  const money = (amount: number) => words.number.money(amount, currency);
  const step = { kind, minor: minor ?? 0 };
  const said = words.mandate.steps[kind](money(step.minor));
  const done = () => {
    written.value = '';
  };
  return (
    <span class="by-hand" ref={box}>
      <label class="sr-only" for={id}>
        {words.mandate.byHand(currency)}
      </label>
      <input
        id={id}
        class="input by-hand-field"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        placeholder={words.number.money(0, currency).replaceAll(/[\d.,\s]/g, '')}
        value={written.value}
        maxLength={12}
        aria-invalid={isWrong}
        aria-describedby={`${id}-note`}
        data-testid="by-hand"
        onInput={(event) => {
          written.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          box.current?.querySelector('button')?.focus();
        }}
      />
      {verdict !== null && (
        <GiveButton
          kind={verdict}
          label={
            verdict === 'give'
              ? words.mandate.give(said, money(step.minor))
              : words.mandate.askFor(said, money(step.minor))
          }
          isDisabled={verdict === 'give' ? giving.isHeld : giving.isOffline}
          testId="by-hand-do"
          onAct={() => {
            if (verdict === 'give') giving.give(byHand, step);
            else giving.ask({ ...byHand, step, what: '', cost: step.minor });
            done();
          }}
        >
          {verdict === 'give' ? words.mandate.giveDo : words.mandate.askDo}
        </GiveButton>
      )}
      <span id={`${id}-note`} class={isWrong ? 'hint hint-error' : 'hint'}>
        {isWrong
          ? words.mandate.byHandWrong(money(mostMinor))
          : words.mandate.byHandHint(money(freeMinor), money(mostMinor))}
      </span>
    </span>
  );
}
