import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { providePeers } from '../measure/provide-peers.ts';
import { median } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { idleArms, type Slope } from './arms.ts';

interface Settings {
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const RSS_GOAL_BYTES = 16_384;

/** Memory for one more idle visitor, beside one more plain connection. */
export async function measureIdle({ rounds, say }: Settings): Promise<Report> {
  const base = inProject('.toonbank', 'bench');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'idle-'));
  try {
    const machine = lookAtMachine(null);
    const peersMissing = await providePeers(say);
    const measured = await inRounds(idleArms(folder, peersMissing === null), rounds, say);
    const of = (arm: string): Slope => middle(measured.get(arm) ?? []);
    const ours = of('ours');
    const seen = machine();
    return {
      name: 'idle',
      ours: asFigures(ours),
      floor: asFigures(of('ws')),
      peers: peersMissing === null ? { socketIo: asFigures(of('socket.io')) } : {},
      ...(peersMissing === null ? {} : { peersMissing }),
      ratio: roundedAll({
        ws: compared(ours, of('ws')),
        ...(peersMissing === null ? { socketIo: compared(ours, of('socket.io')) } : {}),
      }),
      goals: [atMost('bytes of the process for one more idle visitor', ours.rss, RSS_GOAL_BYTES)],
      rounds,
      machine: seen,
      doubts: loadDoubt(seen),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function middle(slopes: readonly Slope[]): Slope {
  return {
    rss: median(slopes.map(({ rss }) => rss)),
    rssWithRoom: median(slopes.map(({ rssWithRoom }) => rssWithRoom)),
    held: median(slopes.map(({ held }) => held)),
  };
}

function asFigures({ rss, rssWithRoom, held }: Slope): Figures {
  return {
    rssBytesEach: Math.round(rss),
    rssWithRoomBytesEach: Math.round(rssWithRoom),
    heldBytesEach: Math.round(held),
  };
}

function compared(ours: Slope, theirs: Slope): Figures {
  return {
    rss: timesTheCost(ours.rss, theirs.rss),
    held: timesTheCost(ours.held, theirs.held),
  };
}
