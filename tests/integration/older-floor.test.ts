import { afterEach, expect, it } from 'vitest';
import { fixedPolicy } from '../../sidecar/adapters/policy/file.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { aMap, aPolicy } from '../support/builders/policy.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { openVisitor, pageViewed, up } from '../support/visitor-client.ts';

let sidecar: TestSidecar;
afterEach(() => sidecar.stop());

it('[PR5] a panel of before version 5 sees the floor in kinds that it knows, whole, live and asked for', async () => {
  // Nobody can fall so far: every visit is silent because it has not dropped.
  const actionMaps = [aMap({ drop: { high: 1, low: 0 } })];
  sidecar = await startTestSidecar({ policy: fixedPolicy(aPolicy({ actionMaps })) });
  const first = await openVisitor(sidecar);
  await first.signal(pageViewed('p1', 'first'));
  const { visitor } = first.welcome;

  const told = new Map<number, object>();
  for (const version of [4, 5]) {
    const { lead } = await sidecar.codes();
    const panel = await openAgent(sidecar, await pairDevice(sidecar, lead), { version });
    panel.say(up({ type: 'floor.watch', isOn: true }));
    const whole = await panel.next('floor.whole', ({ rows }) => rows.length === 1);
    await first.signal(pageViewed('p2', `for ${version}`));
    const isNew = ({ place }: { place: { title: string } }) => place.title === `for ${version}`;
    const pulse = await panel.next('floor.pulse', ({ rows }) => rows.some(isNew));
    const asked = panel.ask({ type: 'visitor.ask', visitor });
    const { row } = await panel.next('visitor.answered', ({ of }) => of === asked);
    const rows = [...whole.rows, ...pulse.rows, ...(row === null ? [] : [row])];
    expect(rows).toHaveLength(3);
    told.set(version, {
      silences: [...new Set(rows.map(({ silence }) => silence?.kind))],
      ranked: rows.filter((each) => 'rank' in each).length,
    });
    await panel.close();
  }
  expect(told.get(4)).toEqual({ silences: ['no-map-matches'], ranked: 0 });
  expect(told.get(5)).toEqual({ silences: ['not-dropped'], ranked: 3 });
});
