import { parseArgs } from 'node:util';

export type CrowdSettings = {
  /** In the shop at once. */
  readonly visitors: number;
  readonly shop: string;
  readonly minutes: number;
  /** Decides who comes and what they do. */
  readonly seed: number;
  /** So many times as quick as people are. */
  readonly pace: number;
  /** The report as one object, and nothing else. */
  readonly isJson: boolean;
};

export const CROWD_HELP =
  'npm run demo:crowd -- --visitors 50 --shop http://127.0.0.1:4690 [--minutes 5] [--pace 2] [--seed 1] [--json]';

/** What was asked on the command line, or a sentence that says what is wrong with it. */
export function readCrowdSettings(args: readonly string[]): CrowdSettings | string {
  const options = {
    visitors: { type: 'string', default: '10' },
    shop: { type: 'string', default: 'http://127.0.0.1:4690' },
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    pace: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  } as const;
  const known = new Set(Object.keys(options).map((name) => `--${name}`));
  const stranger = args.find((arg) => arg.startsWith('--') && !known.has(arg.split('=')[0] ?? ''));
  if (stranger !== undefined) return `There is no ${stranger}. Use: ${CROWD_HELP}`;
  const { values } = parseArgs({ args: [...args], options, strict: false });
  const visitors = Number(values.visitors);
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  const pace = Number(values.pace);
  const shop = String(values.shop);
  const isJson = values.json === true;
  if (!Number.isInteger(visitors) || visitors < 1 || visitors > 200)
    return 'Say how many visitors are in the shop at once, from 1 to 200.';
  if (!(minutes > 0 && minutes <= 600))
    return 'Say for how many minutes, more than 0, at most 600.';
  if (!(pace >= 0.1 && pace <= 100))
    return 'The pace is how many times as quick as people they are, from 0.1 to 100.';
  if (!Number.isInteger(seed)) return 'The seed is a whole number.';
  if (!/^https?:\/\//.test(shop) || !URL.canParse(shop))
    return `"${shop}" is no address of a shop.`;
  return { visitors, minutes, seed, pace, isJson, shop: new URL(shop).origin };
}
