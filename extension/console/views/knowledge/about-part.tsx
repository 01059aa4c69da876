import { Choose, Field } from '../../../panel/ui/field.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { DateField } from '../mandates/date-field.tsx';
import type { Draft } from './draft.ts';

type Props = {
  readonly draft: Draft;
  readonly wrong: (field: string) => string | undefined;
  readonly set: (change: Partial<Draft>) => void;
};

/** What it is about, when it is true, and where it comes from. */
export function AboutPart({ draft, wrong, set }: Props) {
  const { knowledge } = useConsoleWords();
  return (
    <section class="part">
      <h3>{knowledge.about}</h3>
      <div class="fields">
        <Choose
          label={knowledge.kind}
          value={draft.kind}
          choices={(['article', 'snippet'] as const).map((value) => ({
            value,
            words: knowledge.kinds[value],
          }))}
          testId="article-kind"
          onChange={(kind) => set({ kind })}
        />
        <DateField
          label={knowledge.from}
          hint={knowledge.noBound}
          value={draft.from}
          error={wrong('from')}
          testId="article-from"
          onInput={(from) => set({ from })}
        />
        <DateField
          label={knowledge.until}
          hint={knowledge.noBound}
          value={draft.until}
          error={wrong('until')}
          testId="article-until"
          onInput={(until) => set({ until })}
        />
      </div>
      <p class="hint">{knowledge.kindHint}</p>
      <Field
        label={knowledge.categories}
        hint={knowledge.semicolons}
        value={draft.categories}
        error={wrong('categories')}
        testId="article-categories"
        onInput={(categories) => set({ categories })}
      />
      <Field
        label={knowledge.products}
        hint={knowledge.semicolons}
        value={draft.products}
        error={wrong('products')}
        testId="article-products"
        onInput={(products) => set({ products })}
      />
      <Field
        label={knowledge.source}
        hint={knowledge.sourceHint}
        kind="url"
        value={draft.source}
        error={wrong('source')}
        testId="article-source"
        onInput={(source) => set({ source })}
      />
    </section>
  );
}
