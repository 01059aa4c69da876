import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { atLeast, atMost, type Report, roundedAll } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { openArms } from './arms.ts';
import { closedDoubts, compared, figuresOf } from './figures.ts';
import { keptActs } from './kept-acts.ts';
import { PACED_P99_GOAL_MS, PACED_PER_SECOND, PER_SECOND_GOAL, type Settings } from './settings.ts';

/** Ours, the store alone, a plain echo and socket.io, interleaved in one run. */
export async function measureSignals(settings: Settings): Promise<Report> {
  const { rounds, say } = settings;
  // In the project's folder, because a temporary folder may be in memory, where syncing is free.
  const base = inProject('.toonbank', 'bench');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'signals-'));
  try {
    const machine = lookAtMachine(folder);
    const { arms, peersMissing, isPinned, close } = await openArms(settings, folder);
    const measured = await inRounds(arms, rounds, say).finally(close.load);
    const acknowledged = await close.ours();
    const kept = keptActs(join(folder, 'ours'));
    const ours = figuresOf(measured.get('ours') ?? []);
    const store = figuresOf(measured.get('store') ?? []);
    const echo = figuresOf(measured.get('ws echo') ?? []);
    const peer = figuresOf(measured.get('socket.io') ?? []);
    const hasPeer = peersMissing === null;
    const seen = machine();
    return {
      name: 'signals',
      ours: roundedAll({
        ...ours.figures,
        connections: settings.connections,
        acknowledged,
        kept,
      }),
      floor: roundedAll({ store: store.figures, wsEcho: echo.figures }),
      peers: roundedAll(hasPeer ? { socketIo: peer.figures } : {}),
      ...(hasPeer ? {} : { peersMissing }),
      ratio: roundedAll({
        store: compared(ours, store),
        wsEcho: compared(ours, echo),
        ...(hasPeer ? { socketIo: compared(ours, peer) } : {}),
      }),
      goals: [
        atLeast('durable signals a second, closed loop', ours.perSecond, PER_SECOND_GOAL),
        atMost(`p99 in ms at ${PACED_PER_SECOND} a second`, ours.pacedP99Ms, PACED_P99_GOAL_MS),
        atLeast('signals kept for each acknowledged, after SIGKILL', kept / acknowledged, 1),
      ],
      rounds,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(isPinned ? [] : ['server and load shared their cores']),
        ...closedDoubts({ ours, store, 'ws echo': echo, 'socket.io': peer }),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
