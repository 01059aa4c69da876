import { Tables } from '../../../extension/db/tables.ts';
import { asId } from '../../../shared/kernel/ids.ts';
import type { Role } from '../../../sidecar/domain/agent/agent.ts';
import { aDevice, anAgent } from '../../support/builders/agent.ts';
import { type Browser, openBrowser } from '../world/browser.ts';
import { type Life, newLife } from '../world/times.ts';
import type { World } from '../world.ts';
import { type Mind, makeUpMind } from './mind.ts';
import { openPage, type Page } from './page.ts';
import { deviceOf, openPanel, type Panel, pairTables } from './panel.ts';

/** A visitor: one browser, up to a few tabs. */
export interface Shopper {
  readonly name: string;
  readonly browser: Browser;
  readonly mind: Mind;
  readonly tabs: Tab[];
}

/** A tab outlives its pages: its `sessionStorage` stays. */
export interface Tab {
  readonly name: string;
  readonly entries: Map<string, string>;
  page: Page | null;
}

/** An agent with one paired browser: its tables outlive the worker. */
export interface AgentPerson {
  readonly agent: string;
  readonly role: Role;
  readonly db: Tables;
  panel: Panel | null;
}

/** Everybody in one simulation. */
export interface People {
  readonly shoppers: readonly Shopper[];
  readonly agents: readonly AgentPerson[];
  openTab(shopper: Shopper): void;
  /** A new page in the same tab; politely, or as after a crash. */
  reload(shopper: Shopper, tab: Tab, isCrash: boolean): void;
  closeTab(shopper: Shopper, tab: Tab, isCrash: boolean): void;
  /** The service worker dies. */
  endPanel(person: AgentPerson): void;
  beginPanel(person: AgentPerson): void;
  /** As whoever it is. */
  as(life: Life, act: () => void): void;
}

let simulations = 0;

export async function gatherPeople(
  world: World,
  size: { readonly shoppers: number; readonly agents: number },
  pageLoads: (local: Map<string, string>, tab: Map<string, string>) => void,
): Promise<People> {
  const { times, owners, trace } = world;
  let pages = 0;
  let workers = 0;
  const beginning = new Set<AgentPerson>();
  simulations += 1;

  /** In a task of its own: what a page sets up in its first turn belongs to it. */
  const loadPage = (shopper: Shopper, tab: Tab): void => {
    pages += 1;
    const life = newLife(`${tab.name} (page ${pages})`, skewOf(shopper));
    owners.set(life, { kind: 'visitor', browser: shopper.browser });
    pageLoads(shopper.browser.local, tab.entries);
    times.later(
      0,
      () => {
        tab.page = openPage(shopper.browser, tab.entries, life, world.book);
      },
      life,
    );
  };

  const dropLife = (life: Life): void => {
    life.isOver = true;
    for (const carrier of world.carriers()) if (carrier.client === life) carrier.dropBy('client');
  };

  const endPage = (shopper: Shopper, tab: Tab, isCrash: boolean): void => {
    const { page } = tab;
    if (page === null) return;
    tab.page = null;
    if (!isCrash) times.within(page.life, page.leave);
    dropLife(page.life);
    shopper.browser.over(page.life);
  };

  const skews = new Map<Shopper, number>();
  const skewOf = (shopper: Shopper): number => {
    const known =
      skews.get(shopper) ?? (world.chance.is(0.3) ? world.chance.whole(-90_000, 90_000) : 0);
    skews.set(shopper, known);
    return known;
  };

  const shoppers = Array.from({ length: size.shoppers }, (_, n): Shopper => {
    const name = `visitor ${n + 1}`;
    const mind = makeUpMind(world.chance, world.book);
    trace.note(`${name} is ${mind.type}`);
    return { name, browser: openBrowser(times, name), mind, tabs: [] };
  });
  const agents = Array.from(
    { length: size.agents },
    (_, n): AgentPerson => ({
      agent: `agent-${n + 1}`,
      // Of three there are two leads, so that both may answer one question.
      role: n === 1 ? 'agent' : 'lead',
      db: new Tables(`panel-${simulations}-${n}`),
      panel: null,
    }),
  );

  return {
    shoppers,
    agents,
    openTab(shopper) {
      const name = `${shopper.name}, tab ${shopper.tabs.length + 1}`;
      trace.note(`${name} opens`);
      const tab: Tab = { name, entries: new Map(), page: null };
      shopper.tabs.push(tab);
      loadPage(shopper, tab);
    },
    reload(shopper, tab, isCrash) {
      trace.note(`${tab.name} ${isCrash ? 'crashes and is loaded again' : 'goes to another page'}`);
      endPage(shopper, tab, isCrash);
      loadPage(shopper, tab);
    },
    closeTab(shopper, tab, isCrash) {
      trace.note(`${tab.name} ${isCrash ? 'crashes for good' : 'is closed'}`);
      endPage(shopper, tab, isCrash);
      shopper.tabs.splice(shopper.tabs.indexOf(tab), 1);
    },
    endPanel(person) {
      if (person.panel === null) return;
      trace.note(`${person.agent}'s worker dies`);
      const { life } = person.panel;
      // What its tables had begun is finished: IndexedDB belongs to the browser, not to the worker.
      for (const carrier of world.carriers()) if (carrier.client === life) carrier.dropBy('client');
      person.panel = null;
      const die = (): void => {
        life.isOver = true;
      };
      times.later(1, die, null);
    },
    beginPanel(person) {
      if (person.panel !== null || beginning.has(person)) return;
      beginning.add(person);
      workers += 1;
      const life = newLife(`${person.agent} (worker ${workers})`);
      owners.set(life, { kind: 'agent', agent: person.agent });
      trace.note(`${person.agent}'s worker starts`);
      const begin = (): void => {
        beginning.delete(person);
        person.panel = openPanel({ db: person.db, life, book: world.book });
      };
      times.later(5, begin, life);
    },
    as: (life, act) => void times.later(0, act, life),
  };
}

/** Puts the team into the store before the sidecar starts, each with a paired device. */
export async function hire(world: World, agents: readonly AgentPerson[], capacity: () => number) {
  const store = world.disk.mountFor(newLife('the office'), () => undefined);
  const installation = world.ids.next();
  await store.transact(async (tx) => {
    await tx.installation.create({
      id: installation,
      holdoutSalt: world.ids.secret(),
      createdAt: world.now(),
    });
    for (const { agent, role } of agents) {
      await tx.agents.put(
        anAgent({
          agent: asId(agent),
          name: agent,
          role,
          capacity: capacity(),
          chosen: 'offline',
          isLinked: false,
        }),
      );
      await tx.agents.putDevice(aDevice({ device: asId(deviceOf(agent)), agent: asId(agent) }));
    }
  });
  return {
    installation,
    pair: () => Promise.all(agents.map(({ db, agent }) => pairTables(db, agent, installation))),
  };
}
