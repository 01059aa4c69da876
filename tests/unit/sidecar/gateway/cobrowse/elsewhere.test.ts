import { expect, it } from 'vitest';
import { asId } from '../../../../../shared/kernel/ids.ts';
import { inProcessBus } from '../../../../../sidecar/adapters/bus/in-process.ts';
import { memoryStore } from '../../../../../sidecar/adapters/store/memory.ts';
import { takeCobrowse } from '../../../../../sidecar/app/cobrowse/take.ts';
import { commit } from '../../../../../sidecar/app/pipeline.ts';
import { FLOOR } from '../../../../../sidecar/domain/audience.ts';
import { ended } from '../../../../../sidecar/domain/cobrowse/ending.ts';
import { bellsOn } from '../../../../../sidecar/gateway/bells.ts';
import { BOUNDS } from '../../../../../sidecar/gateway/bounds.ts';
import { watchElsewhere } from '../../../../../sidecar/gateway/elsewhere.ts';
import { relayFloor } from '../../../../../sidecar/gateway/floor-relay.ts';
import { whoIsPresent } from '../../../../../sidecar/gateway/present.ts';
import { aCobrowse } from '../../../../support/a-cobrowse.ts';
import { anAgent } from '../../../../support/builders/agent.ts';
import { testEnvironment } from '../../../../support/environment.ts';
import { along, someRooms } from '../../../../support/rooms.ts';

/** A sidecar with two rooms, and another on the same data that it hears nothing of. */
async function twoSidecars() {
  const store = { ...memoryStore(), isShared: true };
  const environment = testEnvironment({ store });
  const other = testEnvironment({ store, bus: inProcessBus() });
  const { rooms, page, viewer } = someRooms({}, environment.bus);
  const present = whoIsPresent(BOUNDS);
  let looking: Promise<unknown> = Promise.resolve();
  const elsewhere = watchElsewhere({
    environment,
    bells: bellsOn(environment.bus),
    present,
    floor: relayFloor({ environment, bounds: BOUNDS, present }),
    rooms,
    track: (running) => {
      looking = running;
    },
    faulted: (error) => {
      throw error;
    },
  });
  await commit(environment, async ({ tx }) => {
    for (const cobrowse of ['one', 'two']) {
      await tx.cobrowses.put(aCobrowse({ cobrowse, visitor: 'visitor-1', askedBy: 'anna' }));
    }
    for (const name of ['anna', 'bram']) await tx.agents.put(anAgent({ agent: asId(name) }));
  });
  const look = async (): Promise<void> => {
    elsewhere.look();
    await looking;
  };
  await look();
  return { other, rooms, page, viewer, look };
}

it('[ST8, FR1] what was ended by way of another sidecar ends here, and nothing else', async () => {
  const { other, rooms, page, viewer, look } = await twoSidecars();
  const one = [page(along('one')), viewer(along('one'))];
  const two = [page(along('two')), viewer(along('two'))];
  await commit(other, async (work) => {
    const row = await work.tx.cobrowses.find(along('one'));
    if (row === null) throw new Error('the cobrowse is kept');
    await takeCobrowse(work, ended(row, 'stopped-by-visitor', work.now), 'visitor-1');
  });
  await look();
  expect(one.map(({ link }) => link.ended)).toEqual(['over', 'over']);
  expect(two.map(({ link }) => link.ended)).toEqual([null, null]);
  expect(rooms.all()).toEqual([along('two')]);
});

it('[ST8, ID2] whose access was taken back there sees nothing more here', async () => {
  const { other, page, viewer, look } = await twoSidecars();
  const shop = page(along('one'));
  const anna = viewer(along('one'));
  const bram = viewer(along('one'), 'bram');
  await commit(other, async (work) => {
    await work.tx.agents.put({ ...anAgent({ agent: asId('bram') }), isRevoked: true });
    // As a revocation tells the team.
    work.tell(FLOOR, { type: 'visitor.erased', visitor: 'somebody-else', conversations: [] });
  });
  await look();
  expect([shop, anna, bram].map(({ link }) => link.ended)).toEqual([null, null, 'revoked']);
});

it('[ST8, CB5] who lost the right to watch there is sent away here', async () => {
  const { other, page, viewer, look } = await twoSidecars();
  const shop = page(along('one'));
  const lead = anAgent({ agent: asId('lotte'), role: 'lead' });
  await commit(other, ({ tx }) => tx.agents.put(lead));
  const anna = viewer(along('one'));
  const lotte = viewer(along('one'), 'lotte');
  await look();
  expect(lotte.link.ended).toBeNull();
  await commit(other, ({ tx }) => tx.agents.put({ ...lead, role: 'agent' }));
  await look();
  expect([shop, anna, lotte].map(({ link }) => link.ended)).toEqual([null, null, 'over']);
});
