import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REPLAY_CHANGES_MAX_CHARS } from '../../shared/protocol/limits.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { answerTo, asking, type Replaying, SHIPPED, startReplaying } from '../support/replaying.ts';

const [first] = SHIPPED.actionMaps;
/** The first map of the shop, for everybody. */
const CHANGE = { ...first, scoreFrom: 0, hesitations: [], pageTypes: [], schedule: null };
const CHANGED = JSON.stringify(CHANGE);

let replaying: Replaying;
let sidecar: Replaying['sidecar'];
let lead: Replaying['lead'];
let byHttp: Replaying['byHttp'];
beforeEach(async () => {
  replaying = await startReplaying();
  ({ sidecar, lead, byHttp } = replaying);
});
afterEach(() => replaying.stop());

describe('a lead replays the past over the link', () => {
  it('[RP5] says the same figures as by HTTP', async () => {
    const told = await answerTo(lead, lead.ask(asking({ changes: CHANGED, model: 'plain-rule' })));
    expect(told).toMatchObject({ sessions: 60, decisions: { after: ['plain-rule-1'] } });
    const changed = told.maps.find(({ actionMap }) => actionMap === first?.actionMap);
    expect(changed?.after.qualified).toBeGreaterThan(changed?.before.qualified ?? 0);
    const overHttp = await byHttp('POST', { days: 7, changes: CHANGE, model: 'plain-rule' });
    const { type, of, from, to, ...figures } = told;
    expect(await overHttp.json()).toMatchObject(figures);
  });

  it('[RP5] refuses whoever is no lead', async () => {
    const agent = await openAgent(
      sidecar,
      await pairDevice(sidecar, (await sidecar.codes()).agent),
    );
    const refused = await agent.receipt(agent.ask(asking()));
    expect(refused).toMatchObject({ type: 'refused', kind: 'not-allowed' });
  });

  it.each([
    ['what is no JSON', { changes: '{"actionMap":' }, 'malformed', 'is not JSON'],
    ['what is no map', { changes: '[1]' }, 'malformed', 'one object'],
    [
      'a wrong map',
      { changes: JSON.stringify({ ...CHANGE, scoreFrom: 101 }) },
      'malformed',
      'scoreFrom',
    ],
    ['a model that is not kept', { model: 'never-learned' }, 'not-found', 'never-learned'],
  ] as const)('[RP5] refuses %s in a sentence', async (_, more, kind, part) => {
    const refused = await lead.receipt(lead.ask(asking(more)));
    expect(refused).toMatchObject({ kind, sentence: expect.stringContaining(part) });
  });

  it.each([
    ['more days than are kept', { days: 91 }],
    ['no day', { days: 0 }],
    ['a change that is too long', { changes: ' '.repeat(REPLAY_CHANGES_MAX_CHARS + 1) }],
  ])('[RP5, PR4] %s is no question', async (_, more) => {
    lead.ask(asking(more));
    expect(await lead.next('bye')).toMatchObject({ kind: 'malformed' });
  });

  it('[RP5] takes the longest change there may be, whatever letters it is of', async () => {
    const changes = `"${'€'.repeat(REPLAY_CHANGES_MAX_CHARS - 2)}"`;
    const refused = await lead.receipt(lead.ask(asking({ changes })));
    expect(refused).toMatchObject({
      kind: 'malformed',
      sentence: expect.stringContaining('object'),
    });
  });
});
