import type { Act } from '../acts.ts';
import type { People } from '../people/people.ts';
import type { World } from '../world.ts';
import { agentActs } from './agent-acts.ts';
import { someMandate } from './some-mandate.ts';
import { basketOn, sayOn } from './visitor-acts.ts';

const SETTLING_MS = 4_000;
const ACCEPTS = 12;

/**
 * How a day begins on which something is given: a lead lays a mandate down, shoppers fill their baskets and say
 * something, and agents take it up. The faults of the day are not kept waiting.
 */
export async function openMorning(
  world: World,
  people: People,
  afterStep: () => Promise<void>,
): Promise<void> {
  const { times } = world;
  const settle = (): Promise<void> => times.runUntil(times.now() + SETTLING_MS, afterStep);
  const [lead] = people.agents;
  if (lead?.panel != null) {
    const { panel } = lead;
    people.as(panel.life, () => panel.command(someMandate(world)));
  }
  const onPages = (act: Parameters<typeof eachPage>[1]): void => eachPage(people, act);
  onPages(({ page }) => people.as(page.life, () => page.consent.set(true)));
  await settle();
  onPages(({ page, shopper }) =>
    people.as(page.life, () => {
      page.note(basketOn(world));
      sayOn(world, page, shopper.name);
    }),
  );
  await settle();
  for (let n = 0; n < ACCEPTS; n += 1) {
    agentActs(world, people)
      .find(({ name }: Act) => name === 'accept')
      ?.act();
  }
  await settle();
}

/** How a day begins on which nothing is given: most allow observing at once, and look around before they talk. */
export function openQuietly({ chance }: World, people: People): void {
  eachPage(people, ({ page }) => {
    if (chance.is(0.7)) people.as(page.life, () => page.consent.set(true));
  });
}

type Shopper = People['shoppers'][number];
type Page = NonNullable<Shopper['tabs'][number]['page']>;

function eachPage(
  { shoppers }: People,
  act: (each: { readonly page: Page; readonly shopper: Shopper }) => void,
): void {
  for (const shopper of shoppers) {
    const page = shopper.tabs[0]?.page ?? null;
    if (page !== null) act({ page, shopper });
  }
}
