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
  const change = (part: Partial<KindDraft>): void =>
    set({ kinds: { ...draft.kinds, [kind]: { ...here, ...part } } });
  const field = (name: 'free' | 'ask' | 'steps' | 'costMax' | 'what' | 'cost', hint?: string) => (
    <Field
      label={LABELS(mandates)[name]}
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
          {field('free', kind === 'percentage' ? '%' : draft.currency)}
          {field('ask', kind === 'percentage' ? '%' : draft.currency)}
          {field('steps', kind === 'percentage' ? mandates.commas : mandates.amounts)}
          {kind === 'percentage' && field('costMax', draft.currency)}
        </div>
      )}
      {here.isOn && (kind === 'free-shipping' || kind === 'gift' || kind === 'card') && (
        <>
          <div class="fields">
            {kind !== 'free-shipping' && field('what')}
            {field('cost', draft.currency)}
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
