import { Field, Switch } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { KINDS, type Kind, type KindDraft } from './draft.ts';
import type { PartProps } from './part.ts';

/** What may be given: each kind off, or on with how far. */
export function Allowances(props: PartProps) {
  const { mandates } = useConsoleWords();
  return (
    <section class="part">
      <h3>{mandates.what}</h3>
      {KINDS.map((kind) => (
        <One key={kind} {...props} kind={kind} />
      ))}
    </section>
  );
}

function One({ draft, wrong, set, kind }: PartProps & { readonly kind: Kind }) {
  const { mandates } = useConsoleWords();
  const here = draft.kinds[kind];
  const unit = kind === 'percentage' ? '%' : draft.currency;
  const change = (part: Partial<KindDraft>): void =>
    set({ kinds: { ...draft.kinds, [kind]: { ...here, ...part } } });
  const field = (
    name: 'free' | 'ask' | 'steps' | 'costMax' | 'what' | 'cost',
    { unit, hint }: { readonly unit?: string; readonly hint?: string },
  ) => (
    <Field
      label={unit === undefined ? LABELS(mandates)[name] : `${LABELS(mandates)[name]} (${unit})`}
      hint={hint}
      value={here[name]}
      error={wrong(`${kind}.${name}`)}
      testId={`${kind}-${name}`}
      onInput={(value) => change({ [name]: value })}
    />
  );
  return (
    <div class="kind">
      <Switch
        label={mandates.kinds[kind]}
        isOn={here.isOn}
        testId={`kind-${kind}`}
        onChange={(isOn) => change({ isOn })}
      />
      {here.isOn && (kind === 'percentage' || kind === 'amount' || kind === 'credit') && (
        <div class="fields">
          {field('free', { unit })}
          {field('ask', { unit })}
          {field('steps', { hint: kind === 'percentage' ? mandates.commas : mandates.amounts })}
          {kind === 'percentage' && field('costMax', { unit: draft.currency })}
        </div>
      )}
      {here.isOn && (kind === 'free-shipping' || kind === 'gift' || kind === 'card') && (
        <>
          <div class="fields">
            {kind !== 'free-shipping' && field('what', {})}
            {field('cost', { unit: draft.currency })}
          </div>
          <Switch
            label={mandates.needsApproval}
            isOn={here.needsApproval}
            testId={`${kind}-needs-approval`}
            onChange={(needsApproval) => change({ needsApproval })}
          />
        </>
      )}
    </div>
  );
}

const LABELS = (words: ReturnType<typeof useConsoleWords>['mandates']) => ({
  free: words.free,
  ask: words.ask,
  steps: words.steps,
  costMax: words.costMax,
  what: words.thing,
  cost: words.cost,
});
