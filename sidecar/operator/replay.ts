import { readFileSync, statSync } from 'node:fs';
import { asId, type ShopId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { POLICY_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { nodeDigest, systemClock, systemTurns } from '../adapters/ambient/system.ts';
import { changedPolicy } from '../adapters/policy/changed-policy.ts';
import { fixedPolicy } from '../adapters/policy/file.ts';
import { PolicyRefused } from '../adapters/policy/policy-refused.ts';
import { readPolicy } from '../adapters/policy/read-policy.ts';
import { priorText } from '../adapters/prior/file.ts';
import { priorFrom } from '../app/learning/prior-from.ts';
import type { ReplayAnswer } from '../app/replay/answer.ts';
import { foresightKept, scoredBy, sidesOf } from '../app/replay/foresights.ts';
import { replay } from '../app/replay/replay.ts';
import type { Policy } from '../domain/policy.ts';
import type { Log } from '../ports/ambient.ts';
import type { ReplayAsked } from './asked-replay.ts';
import { reading } from './reading-place.ts';

/** Past sessions through what the operator thinks of, beside a sidecar that may be at work; or why not, in a sentence. */
export async function replayPast(asked: ReplayAsked): Promise<Result<ReplayAnswer, string>> {
  const inForce = policyIn(asked.policy);
  if (!inForce.isOk) return inForce;
  const changed = asked.file === null ? inForce : changedIn(inForce.value, asked.file);
  if (!changed.isOk) return changed;
  return reading(asked.place, async (store) => {
    const installation = await store.read((tx) => tx.installation.find());
    if (installation === null)
      return err('There is no visit yet: the sidecar has not run on this.');
    const environment = {
      store,
      clock: systemClock(),
      turns: systemTurns(),
      digest: nodeDigest(),
      policy: fixedPolicy(inForce.value),
      holdoutSalt: installation.holdoutSalt,
      prior: priorFrom(priorText()),
      log: SILENT,
    };
    const scored = await scoredBy(environment, asked.model);
    if (!scored.isOk) return err(scored.error.sentence);
    const foresightsOf = async (shop: ShopId) =>
      sidesOf(environment, shop, await foresightKept(environment, asId(shop)), scored.value);
    const { days } = asked;
    const answer = await replay(environment, { days, policy: changed.value, foresightsOf }, NEVER);
    return answer === null ? err('It was stopped.') : ok(answer);
  });
}

const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

// The command is stopped by ending it: it keeps nothing.
const NEVER = new AbortController().signal;

function policyIn(path: string): Result<Policy, string> {
  try {
    return ok(readPolicy(path));
  } catch (error) {
    if (error instanceof PolicyRefused) return err(error.sentence);
    throw error;
  }
}

function changedIn(policy: Policy, file: string): Result<Policy, string> {
  try {
    if (statSync(file).size > POLICY_MAX_BYTES) return err(`${file} is too large.`);
    const changes: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const changed = changedPolicy(policy, changes, file);
    return changed.isOk ? changed : err(changed.error.sentence);
  } catch (error) {
    const why = error instanceof SyntaxError ? `is not JSON: ${error.message}` : 'cannot be read';
    return err(`${file} ${why}. Name a file with an action map or a policy.`);
  }
}
