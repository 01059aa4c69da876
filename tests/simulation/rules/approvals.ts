import { type ApprovalId, asId } from '../../../shared/kernel/ids.ts';
import type { Approval } from '../../../sidecar/domain/mandate/approval.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';

/** AP1, AP2, AP5: one answer counts, of a lead who was asked and did not ask, and gives what it says, once. */
export function answeredOnce({ book }: World): Rule {
  const known = new Map<ApprovalId, Approval>();
  return {
    name: 'AP2',
    async committed(tx) {
      const agents = await tx.agents.all();
      for (const { approval } of await tx.approvals.open()) {
        const now = await tx.approvals.find(approval);
        if (now !== null && !known.has(approval)) known.set(approval, now);
      }
      for (const [id, before] of known) {
        const now = await tx.approvals.find(id);
        if (now === null) continue;
        known.set(id, now);
        if (before.state !== 'asked') {
          if (JSON.stringify(now) === JSON.stringify(before)) continue;
          return `${id} was ${before.state} and is now ${now.state}`;
        }
        if (now.leads.includes(now.agent)) return `${id} may be answered by who asked`;
        if (now.answeredBy !== null) {
          const by = agents.find(({ agent }) => agent === now.answeredBy);
          if (by?.role !== 'lead' || !before.leads.includes(by.agent)) {
            return `${id} was answered by ${now.answeredBy}, who was not asked`;
          }
        }
        const isAllowed = now.state === 'granted' || now.state === 'lowered';
        const given = now.exercise === null ? null : await tx.exercises.find(now.exercise);
        if (isAllowed !== (given !== null)) return `${id} is ${now.state} and gave ${given?.step}`;
        if (given !== null && JSON.stringify(given.step) !== JSON.stringify(now.allowed)) {
          return `${id} gave something else than was allowed`;
        }
      }
      return onceEach(await allGiven(book.giving.exercises, tx));
    },
  };
}

async function allGiven(ids: ReadonlySet<string>, tx: Tx) {
  const approvals: string[] = [];
  for (const id of ids) {
    const exercise = await tx.exercises.find(asId(id));
    if (exercise?.approval != null) approvals.push(exercise.approval);
  }
  return approvals;
}

function onceEach(approvals: readonly string[]): string | null {
  const twice = approvals.find((each, place) => approvals.indexOf(each) !== place);
  return twice === undefined ? null : `${twice} gave twice`;
}
