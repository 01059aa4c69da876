import { asId, type CodeId } from '../../../shared/kernel/ids.ts';
import type { Effect, EffectState } from '../../domain/effect/effect.ts';
import type { Performed } from '../../ports/outside.ts';
import type { Work } from '../context.ts';
import { codeFailed, codeLate, codeNotTakenBack } from './code-failed.ts';
import { codeMade } from './code-made.ts';

/**
 * What a shop said to an effect, in the same commit that settles it, so that an answer counts once.
 *
 * @param state what the effect's row becomes: `due` is tried again
 */
export async function shopAnswered(
  work: Work,
  { body, tries }: Effect,
  performed: Performed,
  state: EffectState,
): Promise<void> {
  const { code } = body.fields;
  if (typeof code !== 'string') return;
  const id = asId<CodeId>(code);
  if (body.type === 'code.revoke') {
    const isOver = performed.kind !== 'done' && state !== 'due';
    return isOver ? codeNotTakenBack(work, id, performed.sentence) : undefined;
  }
  if (performed.kind === 'done') return codeMade(work, id, performed.ref ?? null);
  if (state === 'due') return codeLate(work, id, performed.sentence);
  const mayExist = performed.kind === 'unknown' || tries > 1;
  return codeFailed(work, id, performed.sentence, mayExist);
}
