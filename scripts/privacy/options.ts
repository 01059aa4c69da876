import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** One visitor, or every browser of one customer of a shop. */
export type Whom =
  | { readonly visitor: string }
  | { readonly shop: string; readonly customer: string };

export interface Options {
  readonly whom: Whom;
  readonly url: string;
  readonly token: string;
  /** Where an export goes; null is standard output. */
  readonly out: string | null;
  /** Erase without asking. */
  readonly isConfirmed: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const USAGE = {
  export:
    'npm run export -- --visitor ID, or --shop SHOP --customer NUMBER, [--out FILE] [--url URL]',
  erase: 'npm run erase -- --visitor ID, or --shop SHOP --customer NUMBER, [--yes] [--url URL]',
};

/** What was asked for, or a sentence about what is missing. */
export function readOptions(
  task: keyof typeof USAGE,
  args: readonly string[],
  environment: Environment,
): Options | { readonly sentence: string } {
  const text = { type: 'string' } as const;
  const more = task === 'export' ? { out: text } : { yes: { type: 'boolean' } as const };
  let values: Readonly<Record<string, string | boolean | undefined>>;
  try {
    const options = { visitor: text, shop: text, customer: text, url: text, ...more };
    values = parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // node:util says in words which option is unknown or lacks its value.
    const why = error instanceof Error ? error.message.split('. ')[0] : '';
    return { sentence: `${why}. Use: ${USAGE[task]}` };
  }
  const whom = whomIn(values);
  if (whom === null) return { sentence: `Say whom. Use: ${USAGE[task]}` };
  const token = environment.OPERATOR_TOKEN?.split(',')[0]?.trim() ?? '';
  if (token === '') return { sentence: NO_TOKEN };
  return {
    whom,
    url: String(values.url ?? 'http://127.0.0.1:4680').replace(/\/$/, ''),
    token,
    // Files are named from where the operator is, which npm passes on; it runs us in the project's folder.
    out: values.out === undefined ? null : resolve(environment.INIT_CWD ?? '.', String(values.out)),
    isConfirmed: values.yes === true,
  };
}

const NO_TOKEN =
  'Set OPERATOR_TOKEN to the token that the sidecar was started with. Without one it neither exports nor erases.';

function whomIn({
  visitor,
  shop,
  customer,
}: Readonly<Record<string, string | boolean | undefined>>): Whom | null {
  if (typeof visitor === 'string') {
    return shop === undefined && customer === undefined ? { visitor } : null;
  }
  return typeof shop === 'string' && typeof customer === 'string' ? { shop, customer } : null;
}
