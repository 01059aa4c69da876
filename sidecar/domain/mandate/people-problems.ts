import { isBearer, type Person } from './bearer.ts';
import { leadsAsked } from './leads-asked.ts';
import type { Bearers, MandateTerms } from './mandate.ts';
import type { Problem } from './problem.ts';

/** What is wrong with who may use it and who is asked (SPEC MD6). */
export function peopleProblems(
  { bearers, allowances, approval }: MandateTerms,
  team: readonly Person[],
): readonly Problem[] {
  const problems: Problem[] = bearers.skills.flatMap((skill, place) =>
    skill.trim() === '' ? [{ word: 'blank', path: `bearers.skills.${place}` } as const] : [],
  );
  if (namesNobody(bearers)) return [...problems, { word: 'no-bearer', path: 'bearers' }];
  const reached = team.filter((person) => isBearer(bearers, person));
  if (reached.length === 0) return [...problems, { word: 'reaches-nobody', path: 'bearers' }];
  const asks = allowances.some((allowance) =>
    'needsApproval' in allowance ? allowance.needsApproval : allowance.ask > allowance.free,
  );
  if (!asks) return problems;
  const leads = team.filter(({ role }) => role === 'lead').map(({ agent }) => agent);
  const isNamed = leads.some((lead) => approval.by.length === 0 || approval.by.includes(lead));
  if (!isNamed) return [...problems, { word: 'nobody-approves', path: 'approval.by' }];
  const canAsk = reached.some(({ agent }) => leadsAsked(approval, leads, agent).length > 0);
  return canAsk ? problems : [...problems, { word: 'only-own-approval', path: 'approval.by' }];
}

function namesNobody({ agents, roles, skills }: Bearers): boolean {
  return agents.length + roles.length + skills.length === 0;
}
