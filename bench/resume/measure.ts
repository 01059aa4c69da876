import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { median, summarise } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { openMissedArms } from './missed-arms.ts';
import { MISSED_GOAL_MS, type Settings, STORM_GOAL_MS } from './settings.ts';
import { openStormArms, type Storm } from './storm-arms.ts';

/** A generator above this share of its core measures itself. */
const LOAD_SHARE_MAX = 0.6;

/** Coming back with what was missed, and everybody coming back at once. */
export async function measureResume(settings: Settings): Promise<Report> {
  const { rounds, storms, visitors, say } = settings;
  const missing = await providePeers(say);
  const base = inProject('.toonbank', 'bench');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'resume-'));
  try {
    const machine = lookAtMachine(folder);
    const missed = await openMissedArms(join(folder, 'missed'), missing === null);
    // The first coming back of all compiles what the others only run.
    const times = await inRounds(missed.arms, rounds + 1, say).finally(missed.close);
    const took = (name: string): readonly number[] => (times.get(name) ?? []).slice(1);
    const stormy = await openStormArms(settings, join(folder, 'storm'), missing === null);
    const came = await inRounds(stormy.arms, storms, say).finally(stormy.close);
    const storm = (name: string): readonly Storm[] => came.get(name) ?? [];
    const hasPeer = missing === null;
    const seen = machine();
    const p95 = (name: string): number => summarise(took(name)).p95;
    const worst = (name: string): number => Math.max(...storm(name).map(({ tookMs }) => tookMs));
    return {
      name: 'resume',
      ours: roundedAll({
        visitors,
        panel: figuresOf(took('panel')),
        visitor: figuresOf(took('visitor')),
        atOnce: figuresOfStorm(storm('at once')),
        byThemselves: figuresOfStorm(storm('by themselves')),
      }),
      floor: roundedAll({ ws: figuresOf(took('ws')), atOnce: figuresOfStorm(storm('ws')) }),
      peers: roundedAll(
        hasPeer
          ? {
              socketIo: {
                recovery: figuresOf(took('socket.io')),
                atOnce: figuresOfStorm(storm('socket.io')),
              },
            }
          : {},
      ),
      ...(hasPeer ? {} : { peersMissing: missing }),
      ratio: roundedAll({
        panel: compared(took, 'panel', hasPeer),
        visitor: compared(took, 'visitor', hasPeer),
        atOnce: compared((name) => storm(name).map(({ tookMs }) => tookMs), 'at once', hasPeer),
      }),
      goals: [
        atMost('p95 in ms, panel: missed lines in its tables', p95('panel'), MISSED_GOAL_MS),
        atMost('p95 in ms, page: missed lines applied', p95('visitor'), MISSED_GOAL_MS),
        atMost(`ms until the last of ${visitors}, all at once`, worst('at once'), STORM_GOAL_MS),
        atMost(
          `ms until the last of ${visitors}, by themselves`,
          worst('by themselves'),
          STORM_GOAL_MS,
        ),
      ],
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...['at once', 'by themselves', 'ws', 'socket.io'].flatMap((name) =>
          loadDoubts(name, storm(name)),
        ),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(times: readonly number[]): Figures {
  const { count, min, p50, p95, max } = summarise(times);
  return { count, minMs: min, p50Ms: p50, p95Ms: p95, maxMs: max };
}

function figuresOfStorm(storms: readonly Storm[]): Figures {
  const known = storms.map(({ serverMs }) => serverMs).filter((ms) => ms !== null);
  return {
    ...figuresOf(storms.map(({ tookMs }) => tookMs)),
    outageMs: median(storms.map(({ outageMs }) => outageMs)),
    serverMs: known.length === 0 ? null : median(known),
    loadShare: median(storms.map(({ loadShare }) => loadShare)),
  };
}

function compared(
  timesOf: (name: string) => readonly number[],
  ours: string,
  hasPeer: boolean,
): Figures {
  const own = median(timesOf(ours));
  return {
    ws: timesTheCost(own, median(timesOf('ws'))),
    ...(hasPeer ? { socketIo: timesTheCost(own, median(timesOf('socket.io'))) } : {}),
  };
}

function loadDoubts(name: string, storms: readonly Storm[]): readonly string[] {
  const share = Math.max(0, ...storms.map(({ loadShare }) => loadShare));
  if (share <= LOAD_SHARE_MAX) return [];
  const percent = Math.round(share * 100);
  return [`${name}: the clients took ${percent} % of a core, so they are part of the time`];
}
