import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { isQuiet, loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { pin } from '../measure/processor.ts';
import { startProgram } from '../measure/program.ts';
import {
  atLeast,
  atMost,
  type Figures,
  type Report,
  roundedAll,
  timesTheRate,
} from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { giveCodes, textsOf } from './fill.ts';
import { type Judged, judge } from './judged.ts';
import { type Kept, keptIn } from './kept.ts';
import { raceKilled } from './killed.ts';
import { race, WAYS, type Way } from './races.ts';
import { codesFor, type Rate, rateArms, rateOf, type Stretch } from './rates.ts';
import {
  KILLS,
  PARALLEL,
  type Settings,
  SINGLY_GOAL_SHARE,
  TOGETHER,
  TOGETHER_GOAL_TIMES,
} from './settings.ts';
import { startOnFolder } from './sidecar.ts';

interface Race {
  readonly name: string;
  readonly judged: Judged;
  readonly kept: Kept;
  readonly kills: number;
}

/** Whether a code can be redeemed twice, and how many redemptions a second are kept. */
export async function measureRedeem(settings: Settings): Promise<Report> {
  const { rounds, each, say } = settings;
  // In the project's folder, because a temporary folder may be in memory, where syncing is free.
  const base = inProject('.toonbank', 'bench');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'redeem-'));
  try {
    const machine = lookAtMachine(folder);
    const wasQuiet = isQuiet();
    const races = await allRaces(settings, folder);
    say('racing against reading, checking and writing');
    const naive = await raceNaive(settings, folder);
    const stretches = await rates(settings, folder, wasQuiet);
    const of = (name: string): Rate => rateOf(stretches.get(name) ?? []);
    const [singly, together, commits] = [of('singly'), of('together'), of('store commits')];
    const [calls, callsTogether] = [of('durable calls'), of('durable calls together')];
    const seen = machine();
    return {
      name: 'redeem',
      ours: roundedAll({
        races: Object.fromEntries(races.map((one) => [one.name, figuresOf(one)])),
        singly: singly.figures,
        together: { underWay: TOGETHER, ...together.figures },
        codes: codesFor(each, rounds),
      }),
      floor: roundedAll({
        storeCommits: commits.figures,
        durableCalls: calls.figures,
        durableCallsTogether: callsTogether.figures,
      }),
      peers: roundedAll({ readCheckWrite: { ...naive } }),
      ratio: roundedAll({
        singlyToStoreCommits: timesTheRate(singly.perSecond, commits.perSecond),
        togetherToStoreCommits: timesTheRate(together.perSecond, commits.perSecond),
        singlyToTogether: timesTheRate(singly.perSecond, together.perSecond),
        singlyToDurableCalls: timesTheRate(singly.perSecond, calls.perSecond),
        togetherToDurableCalls: timesTheRate(together.perSecond, callsTogether.perSecond),
      }),
      goals: goalsOf(races, naive, { singly, together, commits }),
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(wasQuiet ? [] : ['server and load shared their cores']),
        ...(settings.codes < 100 ? [`only ${settings.codes} codes in each race`] : []),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function allRaces(settings: Settings, folder: string): Promise<readonly Race[]> {
  const races: Race[] = [];
  for (const parallel of PARALLEL) {
    for (const way of WAYS) {
      const name = `${way}, ${parallel} at once`;
      settings.say(`racing: ${name}`);
      races.push(await raceOnce(join(folder, name), settings, way, parallel, name));
    }
  }
  const [least] = PARALLEL;
  for (const way of WAYS) {
    const name = `${way}, ${least} at once, killed`;
    settings.say(`racing: ${name}`);
    const dataDir = join(folder, name);
    const texts = textsOf(0, settings.codes);
    await giveCodes(dataDir, texts);
    const { raced, kills } = await raceKilled(dataDir, way, texts, least);
    const kept = await keptIn(dataDir, texts);
    races.push({ name, judged: judge(raced), kept, kills });
  }
  return races;
}

async function raceOnce(
  dataDir: string,
  { codes }: Settings,
  way: Way,
  parallel: number,
  name: string,
): Promise<Race> {
  const texts = textsOf(0, codes);
  await giveCodes(dataDir, texts);
  const sidecar = await startOnFolder(dataDir);
  const raced = await race(async () => sidecar.url, way, texts, parallel);
  await sidecar.end();
  return { name, judged: judge(raced), kept: await keptIn(dataDir, texts), kills: 0 };
}

async function raceNaive({ codes }: Settings, folder: string): Promise<Judged> {
  const dataDir = join(folder, 'naive');
  const texts = textsOf(0, codes);
  await giveCodes(dataDir, texts);
  const script = inProject('bench', 'redeem', 'naive-server.ts');
  const server = await startProgram({ script, environment: { DATA_DIR: dataDir } });
  const raced = await race(async () => server.url, 'other keys', texts, PARALLEL[0]);
  await server.end();
  return judge(raced);
}

async function rates(
  { each, rounds, profileDir, say }: Settings,
  folder: string,
  wasQuiet: boolean,
): Promise<ReadonlyMap<string, readonly Stretch[]>> {
  const dataDir = join(folder, 'rates');
  say(`giving ${codesFor(each, rounds)} codes`);
  await giveCodes(dataDir, textsOf(0, codesFor(each, rounds)));
  const profiling = profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const sidecar = await startOnFolder(dataDir, profiling);
  if (wasQuiet) pin(sidecar.pid, 0);
  const floorDir = join(folder, 'durable-calls');
  const floor = await startProgram({
    script: inProject('bench', 'redeem', 'floor-server.ts'),
    environment: { DATA_DIR: floorDir },
  });
  if (wasQuiet) pin(floor.pid, 0);
  const stretches = await inRounds(rateArms(sidecar, floor, folder, each), rounds, say);
  await floor.end();
  await sidecar.end();
  return stretches;
}

function figuresOf({ judged, kept, kills }: Race): Figures {
  return { ...judged, kept: { ...kept }, ...(kills === 0 ? {} : { kills }) };
}

function goalsOf(
  races: readonly Race[],
  naive: Judged,
  { singly, together, commits }: Readonly<Record<'singly' | 'together' | 'commits', Rate>>,
): Report['goals'] {
  const most = (of: (race: Race) => number): number => Math.max(...races.map(of));
  const killed = races.filter(({ kills }) => kills > 0).map(({ kills }) => kills);
  return [
    atMost(
      'redemptions of one code beyond the first, any race',
      most(({ judged, kept }) => Math.max(judged.overRedeemed, kept.twice)),
      0,
    ),
    atMost(
      'codes that nobody got',
      most(({ judged }) => judged.unredeemed),
      0,
    ),
    atMost(
      'answers to the same call that differ',
      most(({ judged }) => judged.replaysOther),
      0,
    ),
    atMost(
      'sums below nothing, ledgers not whole',
      most(({ kept }) => kept.negative + Number(!kept.isWhole)),
      0,
    ),
    atMost(
      'cents by which a budget is off',
      most(({ kept }) => kept.budgetOffMinor),
      0,
    ),
    atLeast('kills in the midst of each such race', Math.min(...killed), KILLS),
    atLeast(
      'codes that reading, checking and writing gives away twice',
      naive.codesOverRedeemed,
      1,
    ),
    atLeast(
      'redemptions one after the other, of what the store commits so',
      singly.perSecond / commits.perSecond,
      SINGLY_GOAL_SHARE,
    ),
    atLeast(
      'redemptions that come together, of what the store commits singly',
      together.perSecond / commits.perSecond,
      TOGETHER_GOAL_TIMES,
    ),
  ];
}
