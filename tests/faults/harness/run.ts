import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFaultProxy } from '../../support/fault-proxy.ts';
import type { Opened } from '../clients/asks.ts';
import { type Crew, startCrew } from './crew.ts';
import { type PlanTerms, planOf } from './plan.ts';
import { comeToRest } from './rest.ts';
import type { FaultyServer } from './server.ts';
import { type Counts, storm } from './storm.ts';
import { type HeldLine, type Judged, judge, type Told } from './verdict.ts';

/** How many there are, and how they write. */
export interface CastTerms {
  readonly visitors: number;
  /** Of the visitors, so many have the shop open twice. */
  readonly inTwoTabs: number;
  readonly agents: number;
  readonly visitorCrews: number;
  readonly agentCrews: number;
  readonly visitorsEveryMs: number;
  readonly agentsEveryMs: number;
}

export interface RunTerms extends PlanTerms, CastTerms {
  /** How long a client may take to notice that its connection is dead, and more. */
  readonly patienceMs: number;
}

/** A server and everybody who comes to it. */
export interface Cast {
  readonly server: FaultyServer;
  /** A module that exports `openClient`. */
  readonly module: string;
  /** In the order in which they come: each crew's clients, given the address of their proxy. */
  readonly crews: readonly ((url: string) => readonly Opened[])[];
  /** What is on disk once the server has ended; null where nothing is kept. */
  readonly kept: (() => ReadonlyMap<string, readonly HeldLine[]>) | null;
}

/** @param hosts the names under which clients come, through their proxies */
export type Casting = (
  terms: CastTerms & { readonly seed: number },
  hosts: readonly string[],
  dataDir: string,
  /** To be told the port before anybody comes through a proxy. */
  listening: (port: () => number) => void,
) => Promise<Cast>;

export interface Outcome {
  readonly faults: Counts;
  readonly faultsTotal: number;
  readonly lines: number;
  readonly told: readonly Told[];
  readonly judged: Readonly<Record<JudgedWay, Judged>>;
  /** What the server had to say for itself. */
  readonly log: string;
  readonly serverMs: number | null;
  readonly clientsMs: number;
}

export type JudgedWay =
  | 'toAgents'
  | 'toVisitors'
  | 'toOtherTab'
  | 'fromVisitorsKept'
  | 'fromAgentsKept';

// Below the project, because a temporary folder may be in memory, where syncing is free.
const base = fileURLToPath(new URL('../../../.toonbank/faults', import.meta.url));

/** One whole run: a server, its clients, everything that was planned, and what was left of it. */
export async function run(casting: Casting, terms: RunTerms): Promise<Outcome> {
  mkdirSync(base, { recursive: true });
  const dataDir = mkdtempSync(join(base, 'run-'));
  const ends: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  try {
    let port = (): number => 0;
    const proxies = await Promise.all(
      Array.from({ length: terms.visitorCrews + terms.agentCrews }, () =>
        startFaultProxy(() => port()),
      ),
    );
    ends.push(() => Promise.all(proxies.map((proxy) => proxy.close())));
    const hosts = proxies.map((proxy) => `127.0.0.1:${proxy.port}`);
    const listening = (of: () => number): void => {
      port = of;
    };
    const cast = await casting(terms, hosts, dataDir, listening);
    ends.push(() => cast.server.close());
    const crews: Crew[] = [];
    ends.push(() => crews.map((crew) => crew.close()));
    for (const [at, members] of cast.crews.entries()) {
      crews.push(await startCrew(cast.module, members(`http://${hosts[at]}`)));
    }
    for (const crew of crews) await crew.begin();
    const roads = crews.flatMap((crew, at) => {
      const proxy = proxies[at];
      return proxy === undefined ? [] : [{ crew, proxy }];
    });
    const faults = await storm({ server: cast.server, roads }, planOf(terms));
    const told = await comeToRest(crews, terms.patienceMs);
    const serverMs = cast.server.processorMs();
    const clientsMs = sum(await Promise.all(crews.map((crew) => crew.processorMs())));
    await cast.server.close();
    const all = withKept(told, cast.kept?.() ?? null);
    return {
      faults,
      faultsTotal: sum(Object.values(faults)),
      lines: sum(all.flatMap(({ accepted }) => Object.values(accepted))),
      told: all,
      judged: judged(all),
      log: cast.server.log(),
      serverMs,
      clientsMs,
    };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

function withKept(
  told: ReadonlyMap<string, Told>,
  kept: ReadonlyMap<string, readonly HeldLine[]> | null,
): readonly Told[] {
  return [...told].map(([conversation, { accepted, held }]) => ({
    accepted,
    held: kept === null ? held : { ...held, store: kept.get(conversation) ?? [] },
  }));
}

function judged(all: readonly Told[]): Outcome['judged'] {
  return {
    toAgents: judge(all, 'visitor', 'agent'),
    toVisitors: judge(all, 'agent', 'visitor'),
    toOtherTab: judge(all, 'visitor', 'visitor'),
    fromVisitorsKept: judge(all, 'visitor', 'store'),
    fromAgentsKept: judge(all, 'agent', 'store'),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
