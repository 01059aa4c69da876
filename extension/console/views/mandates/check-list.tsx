type Choice<V extends string> = { readonly value: V; readonly words: string };
type Props<V extends string> = {
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly Choice<V>[];
  readonly chosen: readonly V[];
  readonly onChange: (chosen: readonly V[]) => void;
  readonly testId?: string;
};

/** Several of a few: boxes to tick, in the order in which they are given. */
export function CheckList<V extends string>(props: Props<V>) {
  const { legend, hint, choices, chosen, onChange, testId } = props;
  return (
    <fieldset class="choices choices-wide check-list" data-testid={testId}>
      <legend>{legend}</legend>
      {choices.map(({ value, words }) => (
        <label key={value} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked;
              const now = new Set(chosen);
              if (isOn) now.add(value);
              else now.delete(value);
              onChange([...now]);
            }}
          />
          <span>{words}</span>
        </label>
      ))}
      {hint !== undefined && <p class="hint">{hint}</p>}
    </fieldset>
  );
}
