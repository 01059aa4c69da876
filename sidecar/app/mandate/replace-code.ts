import { asId, type CodeId, type ExerciseId } from '../../../shared/kernel/ids.ts';
import type { CodeReplace } from '../../../shared/protocol/messages/code.ts';
import { faultOf } from '../../domain/mandate/code-moves.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';
import { keptRefusal } from './code-kept.ts';
import { giveAgain, isUsedElsewhere } from './give-again.ts';
import { codeHeldBy, whyNotNow } from './held.ts';
import { makeReplacement } from './make-code.ts';
import { commitmentTo, noteAct } from './note-act.ts';
import { ID_TAKEN, NO_CODE } from './refusal.ts';
import { tellExercise } from './tell.ts';

/**
 * A new code in the place of one that was lost or could not be made. It takes over what was set aside for that
 * one, so that no limit is asked again and nothing is set aside twice; for one that another order used, the same is
 * given again (SPEC CD4).
 */
export const replaceCode: UseCase<AgentCaller, CodeReplace> = async (work, who, command) => {
  const held = await codeHeldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { agent, conversation, code } = held.value;
  const by = asId<CodeId>(command.by);
  const known = await work.tx.codes.find(by);
  if (known !== null) return known.replaces === code.code ? DONE : ID_TAKEN;
  const again = asId<ExerciseId>(command.by);
  const given = await work.tx.exercises.find(again);
  if (given !== null) {
    const isAgain = given.conversation === code.conversation && again !== code.exercise;
    return isAgain ? DONE : ID_TAKEN;
  }
  const refused = whyNotNow(conversation);
  if (refused !== null) return refused;
  if (isUsedElsewhere(code)) return giveAgain(work, { agent, conversation }, code, again);
  const exercise = await work.tx.exercises.find(code.exercise);
  if (exercise === null) return NO_CODE;
  const mandate = await work.tx.mandates.version(exercise.mandate, exercise.version);
  if (mandate === null) return NO_CODE;
  if (exercise.code !== code.code) return REPLACED;
  if (code.state !== 'lost' && code.state !== 'failed') return keptRefusal(faultOf(code), code);
  if (exercise.cost !== null) return NOTHING_ASIDE;
  const replacement = await makeReplacement(work, code, by, mandate);
  const replaced = { ...exercise, code: replacement.code };
  await work.tx.exercises.put(replaced);
  await noteAct(work, {
    kind: 'replaced',
    mandate,
    by: agent.agent,
    exercise: exercise.exercise,
    visitorCommitment: await commitmentTo(work, exercise.visitor),
    content: { code: replacement.code, replaces: code.code },
    currency: exercise.currency,
  });
  await tellExercise(work, replaced);
  return DONE;
};

/** Its conversation closed, or an order was paid with it after all: a new code would come on top. */
const NOTHING_ASIDE = refuse(
  'wrong-state',
  'Nothing is set aside for this code any more. Give something anew.',
  'nothing-aside',
);
const REPLACED = refuse(
  'wrong-state',
  'This code was replaced already. Use the newer one.',
  'code-replaced',
);
