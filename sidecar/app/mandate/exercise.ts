import { asId, type ExerciseId } from '../../../shared/kernel/ids.ts';
import type { MandateExercise } from '../../../shared/protocol/messages/mandate.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import { isOnScreen } from '../../domain/mandate/mandate-moves.ts';
import { isSameStep } from '../../domain/mandate/step.ts';
import { type AgentCaller, DONE, type Outcome, type UseCase } from '../context.ts';
import { give } from './give.ts';
import { givenIn } from './held.ts';
import { noteRefused } from './note-refused.ts';
import { denialRefusal, ID_TAKEN, NO_MANDATE, OTHER_VERSION } from './refusal.ts';
import { stepOf } from './wire-terms.ts';

/** An agent gives something to the visitor they help, under a mandate, at once (SPEC MD1, MD4, MD8). */
export const exerciseMandate: UseCase<AgentCaller, MandateExercise> = async (
  work,
  who,
  command,
) => {
  const asked = await givenIn(work, who, command);
  if (!asked.isOk) return asked.error;
  const { agent, conversation, visitor } = asked.value;
  const exercise = asId<ExerciseId>(command.exercise);
  const known = await work.tx.exercises.find(exercise);
  if (known !== null) return judgeAgain(known, who, command);
  const mandate = await work.tx.mandates.find(asId(command.mandate));
  if (mandate === null) return NO_MANDATE;
  if (!isOnScreen(mandate, command.version)) return OTHER_VERSION;
  const step = stepOf(command.step);
  const giving = { exercise, agent, conversation, visitor, mandate, step, approval: null };
  const given = await give(work, { ...giving, by: agent.agent });
  if (given.isOk) return DONE;
  const refusal = denialRefusal(given.error, mandate);
  await noteRefused(work, { ...giving, by: agent.agent }, given.error);
  return refusal;
};

/** The same exercise again is the same one; under its id nothing else is given (SPEC MD8). */
function judgeAgain(known: Exercise, who: AgentCaller, command: MandateExercise): Outcome {
  const isSame =
    known.agent === who.agent &&
    known.conversation === command.conversation &&
    known.mandate === command.mandate &&
    known.version === command.version &&
    isSameStep(known.step, stepOf(command.step));
  return isSame ? DONE : ID_TAKEN;
}
