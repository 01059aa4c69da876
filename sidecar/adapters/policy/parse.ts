import { Value } from '@sinclair/typebox/value';
import { type ActionMapId, asId } from '../../../shared/kernel/ids.ts';
import { asShare } from '../../../shared/kernel/measure.ts';
import { asDurationMs } from '../../../shared/kernel/time.ts';
import type { Policy } from '../../domain/policy.ts';
import { type Contradiction, cobrowseContradictionIn } from './cobrowse.ts';
import { PolicyRefused } from './policy-refused.ts';
import { PolicyFile } from './schema.ts';

/**
 * What a file or several together say, as a policy.
 *
 * @param value what JSON gave
 * @param source what to call it in a sentence
 * @throws PolicyRefused when it is not a policy, or contradicts itself
 */
export function policyFrom(value: unknown, source: string): Policy {
  if (!Value.Check(PolicyFile, value)) throw shapeRefused(value, source);
  const contradiction = contradictionIn(value);
  if (contradiction !== null) {
    const { path, sentence } = contradiction;
    throw new PolicyRefused(`${source}: ${sentence}`, undefined, { path, isContradiction: true });
  }
  const { caps } = value;
  return {
    ...value,
    cobrowse: value.cobrowse ?? [],
    dispositions: value.dispositions.map(withSolved),
    actionMaps: value.actionMaps.map((map) => ({
      ...map,
      drop: map.drop ?? null,
      actionMap: asId<ActionMapId>(map.actionMap),
    })),
    caps: {
      ...caps,
      periodMs: asDurationMs(caps.periodMs),
      quietAfterRejectionMs: asDurationMs(caps.quietAfterRejectionMs),
    },
    holdoutShare: asShare(value.holdoutShare),
    offerValidMs: asDurationMs(value.offerValidMs),
    serviceLevel: asShare(value.serviceLevel ?? DEFAULT_SERVICE_LEVEL),
    worth: worthIn(value.worth),
  };
}

/** Nine of ten times all who say yes find somebody at once: the usual service level of chat is 80 % within 20 s. */
const DEFAULT_SERVICE_LEVEL = 0.9;

/** Guesses that a shop replaces by its own: a third of an order stays, an agent costs 30 an hour, one in ten is explored. */
const DEFAULT_WORTH = { marginShare: 0.3, agentHourMinor: 3_000, exploreShare: 0.1 };

function worthIn(worth: PolicyFile['worth']): Policy['worth'] {
  const { marginShare, agentHourMinor, exploreShare } = { ...DEFAULT_WORTH, ...worth };
  return {
    marginShare: asShare(marginShare),
    agentHourMinor,
    exploreShare: asShare(exploreShare),
  };
}

function withSolved(
  disposition: PolicyFile['dispositions'][number],
): Policy['dispositions'][number] {
  const { id, isSolved } = disposition;
  return { ...disposition, isSolved: isSolved === undefined ? isSolvedBy(id) : isSolved };
}

/** What ids mean that policies used before they said so themselves. */
function isSolvedBy(id: string): boolean | null {
  if (SOLVED.has(id)) return true;
  return NOT_SOLVED.has(id) ? false : null;
}

const SOLVED: ReadonlySet<string> = new Set(['solved', 'ordered']);
const NOT_SOLVED: ReadonlySet<string> = new Set([
  'not-solved',
  'follow-up',
  'visitor-left',
  'no-reply',
  'no-answer',
]);

function shapeRefused(value: unknown, source: string): PolicyRefused {
  const { path = '', message = 'It is no policy' } = Value.Errors(PolicyFile, value).First() ?? {};
  const where = path === '' ? 'the whole' : path;
  const sentence = `${source}: ${where} is not as it should be. ${message}.`;
  return new PolicyRefused(sentence, undefined, { path, isContradiction: false });
}

function contradictionIn({
  actionMaps,
  dispositions,
  cobrowse = [],
}: PolicyFile): Contradiction | null {
  const twice = repeated(actionMaps.map(({ actionMap }) => actionMap));
  if (twice !== null) {
    return { path: `/actionMaps/${twice}`, sentence: `the action map ${twice} is there twice.` };
  }
  const disposition = repeated(dispositions.map(({ id }) => id));
  if (disposition !== null) {
    const sentence = `the disposition ${disposition} is there twice.`;
    return { path: `/dispositions/${disposition}`, sentence };
  }
  for (const { actionMap, segment, schedule, drop } of actionMaps) {
    const path = `/actionMaps/${actionMap}`;
    const { basketFromMinor, basketToMinor } = segment;
    if (basketFromMinor !== null && basketToMinor !== null && basketFromMinor > basketToMinor) {
      const sentence = `the action map ${actionMap} reaches nobody: its basket starts above where it ends.`;
      return { path: `${path}/segment`, sentence };
    }
    if ((drop?.low ?? 0) > (drop?.high ?? 1)) {
      const sentence = `the action map ${actionMap} asks for no drop: it ends above where it starts.`;
      return { path: `${path}/drop`, sentence };
    }
    if (schedule !== null && !isTimeZone(schedule.timeZone)) {
      const sentence = `the action map ${actionMap} names no time zone: ${schedule.timeZone}.`;
      return { path: `${path}/schedule/timeZone`, sentence };
    }
  }
  return cobrowseContradictionIn(cobrowse);
}

function repeated(ids: readonly string[]): string | null {
  return ids.find((id, place) => ids.indexOf(id) !== place) ?? null;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
