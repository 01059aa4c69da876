import { asId, type LineId } from '../../../shared/kernel/ids.ts';
import type { GapSetAside } from '../../../shared/protocol/messages/suggestion.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, refuse, type UseCase } from '../context.ts';

/** A lead says of questions that they need no article, or that they do after all (SPEC SU8). */
export const setGapAside: UseCase<AgentCaller, GapSetAside> = async (work, who, command) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const { suggestions } = work.tx;
  const { isAside } = command;
  let found = 0;
  for (const line of command.lines) {
    const note = await suggestions.find(asId<LineId>(line));
    if (note?.kind !== 'shown') continue;
    found += 1;
    if ((note.isAside === true) === isAside) continue;
    await suggestions.put({ ...note, isAside, changedAt: work.now });
  }
  return found === 0 ? NO_QUESTION : DONE;
};

const NO_QUESTION = refuse(
  'not-found',
  'These questions are no longer kept. Look at the gaps again.',
  'gap-forgotten',
);
