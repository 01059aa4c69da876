import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Policy } from '../../domain/policy.ts';
import type { PolicyFault } from '../../ports/policy.ts';
import { policyFrom } from './parse.ts';
import { PolicyRefused } from './policy-refused.ts';

const WHOLE = { path: '', isContradiction: false } as const;

/**
 * The policy with one action map, or with whole fields, in place of its own: what a lead thinks of, before it is in force.
 * A map of an id that is not there is one more.
 *
 * @param source what to call it in a sentence
 */
export function changedPolicy(
  policy: Policy,
  changes: unknown,
  source: string,
): Result<Policy, PolicyFault> {
  if (typeof changes !== 'object' || changes === null || Array.isArray(changes)) {
    const sentence = `${source} holds no action map and no policy: it should be one object.`;
    return err({ sentence, ...WHOLE });
  }
  try {
    return ok(policyFrom({ ...policy, ...fieldsIn(policy, changes) }, source));
  } catch (error) {
    if (error instanceof PolicyRefused) {
      return err({ sentence: error.sentence, ...(error.at ?? WHOLE) });
    }
    throw error;
  }
}

function fieldsIn({ actionMaps }: Policy, changes: object): object {
  if (!('actionMap' in changes)) return changes;
  const others = actionMaps.filter(({ actionMap }) => actionMap !== changes.actionMap);
  return { actionMaps: [...others, changes] };
}
