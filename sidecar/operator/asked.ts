import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { LEDGER_USAGE, type LedgerAsked, readLedgerAsked } from './asked-ledger.ts';
import { REPLAY_USAGE, type ReplayAsked, readReplayAsked } from './asked-replay.ts';
import { type Environment, fileFrom, type Place, placeOf } from './place.ts';

/** What the operator asked for. */
export type Asked =
  | LedgerAsked
  | ReplayAsked
  | {
      readonly task: 'backup';
      readonly place: Place;
      readonly out: string;
      readonly keep: number | null;
    }
  | { readonly task: 'verify'; readonly file: string }
  | {
      readonly task: 'restore';
      readonly place: Place;
      readonly from: string;
      readonly isForced: boolean;
      readonly alsoErase: string | null;
    };

const USAGE: Readonly<Record<string, string>> = {
  backup: 'npm run backup -- --out FILE [--data-dir FOLDER] [--keep N], or --verify FILE',
  restore: 'npm run restore -- --from FILE [--data-dir FOLDER] [--force] [--also-erase FILE.json]',
  ledger: LEDGER_USAGE,
  replay: REPLAY_USAGE,
};

/** What the words after the program's name ask for, or what is wrong with them. */
export function readAsked(
  [task = '', ...args]: readonly string[],
  environment: Environment,
): Result<Asked, string> {
  const usage = USAGE[task];
  if (usage === undefined) return err('Say backup, restore, ledger or replay.');
  try {
    if (task === 'ledger') return readLedgerAsked(args, environment);
    if (task === 'replay') return readReplayAsked(args, environment);
    return task === 'backup' ? backup(args, environment) : restore(args, environment);
  } catch (error) {
    // node:util says in words which option is unknown or lacks its value.
    const why = error instanceof Error ? error.message : '';
    return err(`${why.split('. ')[0]}. Use: ${usage}`);
  }
}

function backup(args: string[], environment: Environment): Result<Asked, string> {
  const text = { type: 'string' } as const;
  const options = { out: text, 'data-dir': text, keep: text, verify: text };
  const { values } = parseArgs({ args, options });
  if (values.verify !== undefined)
    return ok({ task: 'verify', file: fileFrom(environment, values.verify) });
  if (values.out === undefined) return err(`Say where to: ${USAGE.backup}`);
  const keep = values.keep === undefined ? null : Number(values.keep);
  if (keep !== null && !(Number.isInteger(keep) && keep >= 1)) {
    return err(`--keep is "${values.keep}". Give how many backups to keep, 1 or more.`);
  }
  const place = placeOf(values['data-dir'], environment);
  return ok({ task: 'backup', place, out: fileFrom(environment, values.out), keep });
}

function restore(args: string[], environment: Environment): Result<Asked, string> {
  const text = { type: 'string' } as const;
  const options = {
    from: text,
    'data-dir': text,
    force: { type: 'boolean', default: false },
    'also-erase': text,
  } as const;
  const { values } = parseArgs({ args, options });
  if (values.from === undefined) return err(`Say from which file: ${USAGE.restore}`);
  return ok({
    task: 'restore',
    place: placeOf(values['data-dir'], environment),
    from: fileFrom(environment, values.from),
    isForced: values.force,
    alsoErase:
      values['also-erase'] === undefined ? null : fileFrom(environment, values['also-erase']),
  });
}
