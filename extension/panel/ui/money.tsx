type MoneyProps = {
  readonly minor: number;
  readonly currency: string | null;
  readonly say: (minor: number, currency: string | null) => string;
};

/** An amount, in figures of equal width. */
export function Money({ minor, currency, say }: MoneyProps) {
  return <span class="money">{say(minor, currency)}</span>;
}
