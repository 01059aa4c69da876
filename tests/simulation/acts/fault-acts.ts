import type { Act } from '../acts.ts';
import type { People } from '../people/people.ts';
import type { World } from '../world.ts';

/** What goes wrong by itself: the network, the machine, the disk, the clock. */
export function faultActs(world: World, people: People): readonly Act[] {
  const { chance, times, trace, disk } = world;
  const carrier = chance.one(world.carriers());
  const toOne = (what: string, act: () => void) => (): void => {
    if (carrier === undefined) return;
    trace.note(`the connection of ${carrier.client.name} ${what}`);
    world.cuts.set(carrier.client, (world.cuts.get(carrier.client) ?? 0) + 1);
    act();
  };
  const forAWhile = (what: string, meanMs: number, turn: (isOn: boolean) => void) => (): void => {
    const forMs = chance.around(meanMs);
    trace.note(`${what} for ${forMs} ms`);
    turn(true);
    times.later(forMs, () => turn(false), null);
  };
  return [
    { name: 'cut', weight: 4, act: toOne('is cut', () => carrier?.cut()) },
    { name: 'stall', weight: 3, act: toOne('stalls', () => carrier?.stall(chance.around(8_000))) },
    { name: 'black hole', weight: 1, act: toOne('becomes a black hole', () => carrier?.swallow()) },
    {
      name: 'network down',
      weight: 0.5,
      act: forAWhile('no connection is let through', 10_000, (isOn) => {
        world.isNetworkDown = isOn;
      }),
    },
    { name: 'crash', weight: 0.7, act: () => world.crash('between two steps') },
    { name: 'restart', weight: 0.4, act: () => world.restart() },
    { name: 'disk refuses', weight: 0.5, act: forAWhile('the disk refuses', 4_000, disk.refuse) },
    { name: 'clock forward', weight: 0.2, act: () => world.jump(chance.around(600_000)) },
    { name: 'clock back', weight: 0.2, act: () => world.jump(-chance.around(4_000)) },
    { name: 'quiet', weight: 0.3, act: () => undefined },
    { name: 'offline', weight: 1, act: () => sayOffline(world, people) },
  ];
}

/** A phone in a tunnel: the browser notices, and says so to its pages. */
function sayOffline({ chance, trace, carriers }: World, people: People): void {
  const shopper = chance.one(people.shoppers);
  if (shopper === undefined) return;
  const isBack = chance.is(0.5);
  trace.note(`${shopper.name}'s browser says it is ${isBack ? 'online' : 'offline'}`);
  for (const { page } of shopper.tabs) {
    if (page === null) continue;
    shopper.browser.say(page.life, isBack ? 'online' : 'offline');
    if (isBack) continue;
    for (const carrier of carriers()) if (carrier.client === page.life) carrier.swallow();
  }
}
