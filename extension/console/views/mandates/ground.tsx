import { Choose, Field } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { CheckList } from './check-list.tsx';
import type { PartProps } from './part.ts';

/** On what, and for whom. */
export function Ground({ draft, wrong, set }: PartProps) {
  const { mandates } = useConsoleWords();
  return (
    <>
      <section class="part">
        <h3>{mandates.where}</h3>
        <div class="fields">
          <Field
            label={mandates.categories}
            hint={`${mandates.commas} ${mandates.any}`}
            value={draft.categories}
            testId="mandate-categories"
            onInput={(categories) => set({ categories })}
          />
          <Field
            label={mandates.products}
            hint={`${mandates.commas} ${mandates.any}`}
            value={draft.products}
            testId="mandate-products"
            onInput={(products) => set({ products })}
          />
          <Field
            label={mandates.basketFrom}
            hint={mandates.noBound}
            value={draft.basketFrom}
            error={wrong('basketFrom')}
            testId="mandate-basket-from"
            onInput={(basketFrom) => set({ basketFrom })}
          />
          <Field
            label={mandates.basketTo}
            hint={mandates.noBound}
            value={draft.basketTo}
            error={wrong('basketTo')}
            testId="mandate-basket-to"
            onInput={(basketTo) => set({ basketTo })}
          />
        </div>
      </section>
      <section class="part">
        <h3>{mandates.whom}</h3>
        <Choose
          label={mandates.visitorsLabel}
          value={draft.visitors}
          choices={(['all', 'new', 'returning'] as const).map((value) => ({
            value,
            words: mandates.visitors[value],
          }))}
          testId="mandate-visitors"
          onChange={(visitors) => set({ visitors })}
        />
        <CheckList
          legend={mandates.values}
          hint={mandates.anyValue}
          choices={(['low', 'middle', 'high'] as const).map((value) => ({
            value,
            words: mandates.value[value],
          }))}
          chosen={draft.customerValues}
          testId="mandate-values"
          onChange={(customerValues) => set({ customerValues })}
        />
      </section>
    </>
  );
}
