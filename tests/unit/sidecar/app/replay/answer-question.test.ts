import { beforeEach, expect, it } from 'vitest';
import { type AgentId, asId } from '../../../../../shared/kernel/ids.ts';
import { decodeDownAgent, encodeDown } from '../../../../../shared/protocol/codec.ts';
import { ACTION_MAPS_MAX, REPLAY_MAPS_TOLD_MAX } from '../../../../../shared/protocol/limits.ts';
import { fixedPolicy } from '../../../../../sidecar/adapters/policy/file.ts';
import { answerQuestion } from '../../../../../sidecar/app/questions.ts';
import { aMap, aPolicy } from '../../../../support/builders/policy.ts';
import { aDesk, agentCaller, type Desk } from '../../../../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  const actionMaps = mapsOf('in-force');
  desk = aDesk({ policy: fixedPolicy(aPolicy({ actionMaps })) });
  await desk.hire({ agent: asId('lead'), role: 'lead' });
});

/** As many maps as a policy may have. */
function mapsOf(called: string) {
  return Array.from({ length: ACTION_MAPS_MAX }, (_, n) =>
    aMap({ actionMap: asId(`${called}-${n}`), name: called }),
  );
}

const ask = (changes: string | null) =>
  answerQuestion(desk.environment, agentCaller('lead', 'lead'), asId('question'), {
    type: 'replay.ask',
    days: 7,
    changes,
    model: null,
  });

it('[RP5] an answer holds every map in force and as many that are thought of', async () => {
  const changes = { actionMaps: mapsOf('new') };
  const answer = await ask(JSON.stringify(changes));
  if (!('type' in answer) || answer.type !== 'replay.answered') throw new Error('no answer');
  expect(answer.maps).toHaveLength(REPLAY_MAPS_TOLD_MAX);
  // As it goes to a panel, which refuses what has another shape.
  expect(decodeDownAgent(encodeDown({ at: 1, body: answer }))).toMatchObject({ isOk: true });
  const more = { ...answer, maps: [...answer.maps, ...answer.maps.slice(0, 1)] };
  expect(decodeDownAgent(encodeDown({ at: 1, body: more }))).toMatchObject({ isOk: false });
});

it('[RP5] what fails ends, so that the next can be made', async () => {
  const { replays } = desk.environment;
  const asker = { by: null, gone: new AbortController().signal };
  const failed = replays.run(asker, () => Promise.reject(new Error('a bug')));
  expect(await replays.run(asker, () => Promise.resolve(1))).toBe('busy');
  await expect(failed).rejects.toThrow('a bug');
  expect(await replays.run(asker, () => Promise.resolve(1))).toBe(1);
});

it('[RP5] of several newer questions of one lead the newest is answered', async () => {
  const { replays } = desk.environment;
  const asker = { by: asId<AgentId>('lead'), gone: new AbortController().signal };
  const untilStopped = (stop: AbortSignal) =>
    new Promise<boolean>((resolve) => {
      if (stop.aborted) resolve(false);
      stop.addEventListener('abort', () => resolve(false));
    });
  const older = [replays.run(asker, untilStopped), replays.run(asker, untilStopped)];
  const newest = replays.run(asker, () => Promise.resolve(true));
  expect(await Promise.all(older)).toEqual([false, false]);
  expect(await newest).toBe(true);
});
