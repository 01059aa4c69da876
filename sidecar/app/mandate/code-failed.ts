import type { CodeId } from '../../../shared/kernel/ids.ts';
import type { CodeCause } from '../../domain/mandate/code.ts';
import { failed } from '../../domain/mandate/code-moves.ts';
import { later } from '../../domain/mandate/later.ts';
import type { Work } from '../context.ts';
import { askShopToRevoke } from './ask-shop.ts';
import { takeBack } from './take-back.ts';
import { exerciseOf, shortly, tellCode } from './tell-code.ts';

/**
 * The shop could not make it, and is not asked any more.
 *
 * @param mayExist whether one of the tries may have made it all the same: then it is taken back there, so that a
 *   replacement is not a second gift
 */
export async function codeFailed(
  work: Work,
  id: CodeId,
  sentence: string,
  mayExist: boolean,
): Promise<void> {
  const code = await work.tx.codes.find(id);
  if (code === null) return;
  const moved = failed(code, shortly(sentence), work.now);
  if (moved.isOk && moved.value !== code) {
    const told = { ...moved.value, cause: causeOf('shop-failed') };
    await takeBack(work, await exerciseOf(work, code), told, 'failed', null);
  }
  if (mayExist) await askShopToRevoke(work, code);
}

/** It is still being made, and this is why it takes so long. */
export async function codeLate(work: Work, id: CodeId, sentence: string): Promise<void> {
  const code = await work.tx.codes.find(id);
  const why = shortly(sentence);
  if (code === null || code.state !== 'making' || code.why === why) return;
  const cause = causeOf('shop-late');
  await tellCode(work, { ...code, why, cause, changedAt: later(code.changedAt, work.now) });
}

/** The shop was asked to take it back, and did not: somebody has to look there. */
export async function codeNotTakenBack(work: Work, id: CodeId, sentence: string): Promise<void> {
  const code = await work.tx.codes.find(id);
  if (code === null) return;
  const why = shortly(`Not taken back in the shop. ${sentence}`);
  const cause = causeOf('not-taken-back');
  await tellCode(work, { ...code, why, cause, changedAt: later(code.changedAt, work.now) });
}

function causeOf(kind: CodeCause['kind']): CodeCause {
  return { kind, order: null, by: null };
}
