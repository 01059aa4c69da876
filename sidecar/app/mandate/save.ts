import { asId, type MandateId } from '../../../shared/kernel/ids.ts';
import { MANDATES_MAX } from '../../../shared/protocol/limits.ts';
import type { MandateSave } from '../../../shared/protocol/messages/mandate.ts';
import type { Mandate } from '../../domain/mandate/mandate.ts';
import { saveMandate as saveVersion } from '../../domain/mandate/mandate-moves.ts';
import { PROBLEMS, type Problem } from '../../domain/mandate/problem.ts';
import { problemsOf } from '../../domain/mandate/problems.ts';
import { permitted } from '../agent/permission.ts';
import { type AgentCaller, DONE, type Refusal, refuse, type UseCase } from '../context.ts';
import { noteAct } from './note-act.ts';
import { tellMandate } from './tell.ts';
import { termsContext } from './terms-context.ts';
import { termsOf, wireTerms } from './wire-terms.ts';

/** A lead lays down a mandate or the next version of one; what was given stays as it was (SPEC MD3, MD4). */
export const saveMandate: UseCase<AgentCaller, MandateSave> = async (work, who, command) => {
  const may = await permitted(work, who, command.type);
  if (!may.isOk) return may.error;
  const id = asId<MandateId>(command.mandate);
  const before = await work.tx.mandates.find(id);
  const terms = termsOf(command.terms);
  if (before === null && (await work.tx.mandates.all(false)).length >= MANDATES_MAX) return FULL;
  const [problem] = problemsOf(terms, await termsContext(work, before));
  if (problem !== undefined) return problemRefusal(problem);
  const by = may.value.agent.agent;
  const saving = { mandate: id, from: command.from, terms, by };
  const saved = saveVersion(before, saving, work.now);
  if (!saved.isOk) return changedMeanwhile(before);
  await work.tx.mandates.put(saved.value);
  await noteAct(work, {
    kind: 'mandate-saved',
    mandate: saved.value,
    by,
    content: wireTerms(terms),
    currency: terms.currency,
  });
  tellMandate(work, saved.value);
  return DONE;
};

function problemRefusal({ word, path }: Problem): Refusal {
  return refuse('wrong-state', `${PROBLEMS[word]} (${path}) Mend it, then save again.`, {
    word: 'terms-wrong',
    of: word,
    path,
  });
}

function changedMeanwhile(before: Mandate | null): Refusal {
  if (before === null)
    return refuse(
      'not-found',
      'There is no such mandate. Save it as a new one.',
      'mandate-unknown',
    );
  return before.revokedAt === null
    ? refuse(
        'wrong-state',
        'Another lead has changed this mandate. Open it again, then change it.',
        'mandate-changed',
      )
    : refuse(
        'wrong-state',
        'This mandate was taken back. Save it as a new one.',
        'mandate-revoked',
      );
}

const FULL = refuse('wrong-state', `There are ${MANDATES_MAX} mandates. Take one back first.`, {
  word: 'mandates-full',
  count: MANDATES_MAX,
});
