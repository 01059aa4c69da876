import { type ActionMapId, asId, type MessageId } from '../../../shared/kernel/ids.ts';
import { asEpochMs, DAY_MS, type EpochMs } from '../../../shared/kernel/time.ts';
import { GIVEN_EXERCISES_MAX, MANDATES_MAX } from '../../../shared/protocol/limits.ts';
import type { EffectAnswered, EffectAsk } from '../../../shared/protocol/messages/effect.ts';
import type { Exercise } from '../../domain/mandate/exercise.ts';
import { isSure, sureBuyers } from '../../domain/mandate/sure-buyers.ts';
import { effectOf } from '../../domain/measure/effect.ts';
import { REVOKED } from '../agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal, Work } from '../context.ts';
import { look } from '../pipeline.ts';
import { firstMeetings, heldOutOf, offeredOf, type Stamp, sideOf } from './arms.ts';
import { givenSince } from './given.ts';
import { leadOnly } from './lead-only.ts';
import { toldRatios } from './ratios.ts';
import { readStamps, type Stamps } from './read-stamps.ts';

type Row = EffectAnswered['rows'][number];

/** What is read once for all mandates. */
interface Around {
  readonly since: EpochMs;
  readonly stamps: Stamps;
}

/**
 * Per mandate: whether what was given changed how many order, and to whom it went (SPEC MD9, MD10). Stamps are read in many
 * small pictures, so that nobody waits for it.
 */
export async function answerEffect(
  environment: Environment,
  who: AgentCaller,
  id: MessageId,
  { days }: EffectAsk,
): Promise<EffectAnswered | Refusal> {
  const refused = await look(environment, (work) => refusedTo(work, who));
  if (refused !== null) return refused;
  const stamps = await readStamps(environment);
  return look(environment, async (work) => {
    const since = asEpochMs(Math.max(0, work.now - days * DAY_MS));
    const given = await givenSince(work, since, GIVEN_EXERCISES_MAX);
    const rows: Row[] = [];
    for (const mandate of new Set(given.map((exercise) => exercise.mandate))) {
      const ones = given.filter((exercise) => exercise.mandate === mandate);
      const row = await rowOf(work, mandate, ones, { since, stamps });
      if (row !== null) rows.push(row);
    }
    const sorted = rows.toSorted((a, b) => b.given - a.given).slice(0, MANDATES_MAX);
    const met = firstMeetings(stamps.firsts, { from: since, to: work.now });
    const ratios = toldRatios(environment, met);
    return { type: 'effect.answered', of: id, rows: sorted, ratios };
  });
}

async function refusedTo(work: Pick<Work, 'tx'>, who: AgentCaller): Promise<Refusal | null> {
  const agent = await work.tx.agents.find(who.agent);
  return agent === null || agent.isRevoked ? REVOKED : leadOnly(work, who);
}

/**
 * What is compared: everybody whom, of all maps, one of the action maps behind what was given met first, while the mandate
 * was in force, by the arm they were drawn into (intention to treat): also who said no, and who was given nothing. A visitor
 * counts once, with the order of that same visit. Whom another map had met before is in neither arm, also when such a map
 * meets them later: after a no nothing more is offered, so of those offered then only some are met again, of those held out
 * all of them.
 *
 * What is not: the mandate itself is drawn for nobody. The difference is of the chat with all that was given in it, under
 * whichever mandate. It is the effect of giving only as far as one assumes that the same chat without anything given would
 * have changed nothing; where chat by itself helps, giving brought less than this. Who opened a chat by themselves is in
 * neither side.
 */
async function rowOf(
  { tx, now, policy }: Pick<Work, 'tx' | 'now' | 'policy'>,
  id: Exercise['mandate'],
  given: readonly Exercise[],
  { since, stamps: { firsts, byConversation } }: Around,
): Promise<Row | null> {
  const mandate = await tx.mandates.find(asId(id));
  const first = await tx.mandates.version(asId(id), 1);
  if (mandate === null) return null;
  // In force: not the days in which something happened to be given, for those were picked by what came of them.
  const { terms, revokedAt } = mandate;
  const inForce = {
    from: asEpochMs(Math.max(since, first?.savedAt ?? 0, first?.terms.validFrom ?? 0)),
    to: asEpochMs(Math.min(now, revokedAt ?? now, terms.validTo ?? now)),
  };
  const after = given.flatMap((exercise) => byConversation.get(exercise.conversation) ?? []);
  const maps = new Set(after);
  const everywhere = firstMeetings(firsts, inForce);
  const met = everywhere.filter((stamp) => isOf(maps, stamp));
  const offered = sideOf(offeredOf(met));
  const heldOut = sideOf(heldOutOf(met));
  const sureHeldOut = sideOf(
    heldOutOf(everywhere).filter(({ stood }) => stood !== undefined && isSure(stood)),
  );
  const { needless, ...sure } = sureBuyers(
    given.flatMap(({ stood }) => stood ?? []),
    sureHeldOut,
  );
  return {
    mandate: id,
    mandateName: terms.name,
    currency: terms.currency,
    given: given.length,
    afterOffer: after.length,
    offered,
    heldOut,
    ...effectOf(offered, heldOut, policy.holdoutShare),
    sure: { ...sure, needless, heldOut: sureHeldOut },
  };
}

function isOf(maps: ReadonlySet<ActionMapId>, { actionMap }: Stamp): boolean {
  return actionMap !== null && maps.has(actionMap);
}
