import type { CodeRevoke } from '../../../shared/protocol/messages/code.ts';
import { revoked } from '../../domain/mandate/code-moves.ts';
import { type AgentCaller, DONE, type UseCase } from '../context.ts';
import { askShopToRevoke } from './ask-shop.ts';
import { keptRefusal } from './code-kept.ts';
import { codeHeldBy } from './held.ts';
import { NO_CODE } from './refusal.ts';
import { takeBack } from './take-back.ts';

/** The holder, or a lead, takes a code back before it is used: what was set aside can be given again (SPEC MD5). */
export const revokeCode: UseCase<AgentCaller, CodeRevoke> = async (work, who, command) => {
  const held = await codeHeldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { agent, code } = held.value;
  const moved = revoked(code, work.now);
  if (!moved.isOk) return keptRefusal(moved.error, code);
  if (moved.value === code) return DONE;
  const exercise = await work.tx.exercises.find(code.exercise);
  if (exercise === null) return NO_CODE;
  await takeBack(work, exercise, moved.value, 'revoked', null, agent.agent);
  await askShopToRevoke(work, moved.value);
  return DONE;
};
