import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { REPLAY_DAYS_MAX } from '../../shared/protocol/limits.ts';
import { type Environment, fileFrom, type Place, placeOf } from './place.ts';

/** What the operator asked to replay. */
export interface ReplayAsked {
  readonly task: 'replay';
  readonly place: Place;
  readonly days: number;
  /** With one action map or a policy; null when only the model changes. */
  readonly file: string | null;
  /** A kept model by id, or `plain-rule`; null: as now. */
  readonly model: string | null;
  /** Where the policy in force is. */
  readonly policy: string;
  readonly isJson: boolean;
}

export const REPLAY_USAGE =
  'npm run replay -- --days N --map FILE [--model NAME] [--json] [--data-dir FOLDER]';

/** What the words after `replay` ask for. @throws what node:util says of unknown options */
export function readReplayAsked(
  args: string[],
  environment: Environment,
): Result<ReplayAsked, string> {
  const text = { type: 'string' } as const;
  const json = { type: 'boolean', default: false } as const;
  const options = { days: text, map: text, model: text, 'data-dir': text, json };
  const { values } = parseArgs({ args, options });
  const { map, model = null } = values;
  const days = Number(values.days);
  if (!(Number.isInteger(days) && days >= 1 && days <= REPLAY_DAYS_MAX)) {
    return err(`Say how many days back, 1 to ${REPLAY_DAYS_MAX}. Use: ${REPLAY_USAGE}`);
  }
  if (map === undefined && model === null) return err(`Say what changes. Use: ${REPLAY_USAGE}`);
  return ok({
    task: 'replay',
    place: placeOf(values['data-dir'], environment),
    days,
    file: map === undefined ? null : fileFrom(environment, map),
    model,
    policy: policyOf(environment),
    isJson: values.json,
  });
}

function policyOf({ POLICY }: Environment): string {
  const set = POLICY?.trim() ?? '';
  if (set !== '') return resolve(set);
  return fileURLToPath(new URL('../policy/default.json', import.meta.url));
}
