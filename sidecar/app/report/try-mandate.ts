import { type AgentId, asId, type MandateId, type MessageId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS } from '../../../shared/kernel/time.ts';
import type { MandateTried, MandateTry } from '../../../shared/protocol/messages/allowed.ts';
import { isBearer } from '../../domain/mandate/bearer.ts';
import type { MandateTerms } from '../../domain/mandate/mandate.ts';
import { problemText } from '../../domain/mandate/problem.ts';
import { problemsOf } from '../../domain/mandate/problems.ts';
import { standingOf } from '../../domain/mandate/standing.ts';
import { widerThan } from '../../domain/mandate/wider.ts';
import type { AgentCaller, Refusal, Work } from '../context.ts';
import { isTimeZone } from '../mandate/period-keys.ts';
import { personOf } from '../mandate/situation.ts';
import { termsContext } from '../mandate/terms-context.ts';
import { termsOf } from '../mandate/wire-terms.ts';
import { leadOnly } from './lead-only.ts';
import { NOTHING_TRIED, tryOut } from './try-out.ts';

const PROBLEMS_MAX = 40; // as many as the answer's shape holds

/** What is wrong with these terms, whom they reach, and what the last days would have allowed and cost. */
export async function answerTry(
  work: Pick<Work, 'tx' | 'now' | 'digest'>,
  who: AgentCaller,
  id: MessageId,
  question: MandateTry,
): Promise<MandateTried | Refusal> {
  const refused = await leadOnly(work, who);
  if (refused !== null) return refused;
  const terms = termsOf(question.terms);
  const mandate = question.mandate === null ? null : asId<MandateId>(question.mandate);
  const before = mandate === null ? null : await work.tx.mandates.find(mandate);
  const context = await termsContext(work, before);
  const since = asEpochMs(Math.max(0, work.now - question.days * DAY_MS));
  const tried = isTimeZone(terms.timeZone) ? await tryOut(work, terms, since) : NOTHING_TRIED;
  return {
    type: 'mandate.tried',
    of: id,
    problems: problemsOf(terms, context).map(problemText).slice(0, PROBLEMS_MAX),
    isWider: await isWiderThanOwn(work, who.agent, terms),
    bearers: context.team.filter((person) => isBearer(terms.bearers, person)).length,
    ...tried,
    currency: terms.currency,
  };
}

async function isWiderThanOwn(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  lead: AgentId,
  terms: MandateTerms,
): Promise<boolean> {
  const agent = await tx.agents.find(lead);
  if (agent === null) return false;
  const own = (await tx.mandates.all(false)).filter(
    (mandate) =>
      standingOf(mandate, now) === 'valid' && isBearer(mandate.terms.bearers, personOf(agent)),
  );
  return widerThan(
    terms,
    own.map((mandate) => mandate.terms),
  );
}
