import { asId } from '../../../shared/kernel/ids.ts';
import type { CodeShow } from '../../../shared/protocol/messages/code.ts';
import type { Author } from '../../domain/conversation/conversation.ts';
import { shown } from '../../domain/mandate/code-moves.ts';
import { type AgentCaller, refuse, type UseCase } from '../context.ts';
import { addLine, judgeLine, maySay } from '../conversation/say.ts';
import { keptRefusal } from './code-kept.ts';
import { codeHeldBy } from './held.ts';
import { tellExercise } from './tell.ts';

/** The holder says a line that holds the code: the line and the code's step are one commit. */
export const showCode: UseCase<AgentCaller, CodeShow> = async (work, who, command) => {
  const held = await codeHeldBy(work, who, command);
  if (!held.isOk) return held.error;
  const { agent, conversation, code } = held.value;
  const said = await judgeLine(work, command, conversation);
  if (said !== null) return said;
  const refused = maySay(conversation);
  if (refused !== null) return refused;
  if (!command.text.includes(code.text)) return WITHOUT_CODE;
  const moved = shown(code, work.now);
  if (!moved.isOk) return keptRefusal(moved.error, code);
  const author: Author = { kind: 'agent', agent: agent.agent, name: agent.name };
  const outcome = await addLine(work, conversation, asId(command.line), author, command.text);
  if (moved.value === code) return outcome;
  await work.tx.codes.put(moved.value);
  const exercise = await work.tx.exercises.find(code.exercise);
  if (exercise !== null) await tellExercise(work, exercise);
  return outcome;
};

const WITHOUT_CODE = refuse(
  'wrong-state',
  'The line does not hold the code. Put the code in it.',
  'code-not-in-line',
);
