import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAgent } from '../../demo/stage/browsers.ts';
import { counter } from '../../demo/stage/counter.ts';
import { pairPanel } from '../../demo/stage/pair-panel.ts';
import { startSidecarProcess } from '../../demo/stage/programs.ts';
import { SidePanel } from '../../demo/stage/side-panel.ts';
import { startLoad } from '../measure/load/child.ts';
import type { Target } from '../measure/load/wires.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { median, summarise } from '../measure/quantile.ts';
import { atMost, type Figures, type Report, roundedAll, timesTheCost } from '../measure/report.ts';
import { inRounds } from '../measure/rounds.ts';
import { anHour, type HourOfSignals } from './hour.ts';
import { closePanel, type Opening, openingArm, showNext } from './opening.ts';
import { watchedExtension } from './watched-extension.ts';

interface Settings {
  readonly rounds: number;
  readonly say: (line: string) => void;
}

const SHOP_ORIGIN = 'http://127.0.0.1:4690';
const ON_THE_FLOOR = 20;
const TIMES_BLANK_GOAL = 2;
/** More than what a collection leaves by chance. */
const FLAT_GOAL = 1.1;

export async function measurePanelOpen({ rounds, say }: Settings): Promise<Report> {
  const machine = lookAtMachine(null);
  const extension = watchedExtension();
  const dataDir = mkdtempSync(join(tmpdir(), 'toonbank-bench-'));
  const sidecar = await startSidecarProcess({ dataDir, port: 0, shopOrigin: SHOP_ORIGIN });
  const agent = await openAgent({ isHeadless: true }, extension.folder);
  const target: Target = { kind: 'sidecar', url: sidecar.ready.url, origin: SHOP_ORIGIN };
  try {
    say('the agent pairs, shoppers come in');
    await pairPanel(agent.panel, sidecar.ready.url, sidecar.ready.pairing?.agent ?? '');
    await counter.becomeAvailable(agent.panel);
    const shoppers = await startLoad(target, ON_THE_FLOOR);
    await shoppers.paced(ON_THE_FLOOR, 1_000);
    await counter.seesOnFloor(agent.panel, /./);
    await closePanel(agent.context, agent.extension, agent.panel);
    const arms = [
      openingArm('ours', agent, extension.floor),
      openingArm('blank', agent, extension.blank),
    ];
    // What has never run is not what is measured.
    for (const { measure } of arms) await measure();
    const measured = await inRounds(arms, rounds, say);
    await shoppers.close();
    await showNext(agent.context, extension.floor);
    const panel = await SidePanel.open(agent.context, agent.extension);
    const hour = await anHour(panel, target, say);
    const seen = machine();
    const ours = summed(measured.get('ours') ?? []);
    const blank = summed(measured.get('blank') ?? []);
    const ratio = {
      fromClickP95: timesTheCost(ours.fromClick.p95, blank.fromClick.p95),
      fromDocumentP95: timesTheCost(ours.fromDocument.p95, blank.fromDocument.p95),
    };
    const grown = growth(hour);
    return {
      name: 'panel-open',
      ours: roundedAll({ ...asFigures(ours), hour: { ...heapFigures(hour), grown } }),
      floor: roundedAll({ blank: asFigures(blank) }),
      peers: {},
      peersMissing: 'No peer: no other product runs in the same side panel.',
      ratio: roundedAll(ratio),
      goals: [
        atMost(
          'p95, click to drawn floor, times a blank panel',
          ratio.fromClickP95,
          TIMES_BLANK_GOAL,
        ),
        atMost('heap in the last quarter of the hour, times the one before', grown, FLAT_GOAL),
      ],
      rounds,
      machine: seen,
      doubts: loadDoubt(seen),
    };
  } finally {
    await agent.close();
    await sidecar.stop();
    extension.remove();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Summed {
  readonly fromClick: ReturnType<typeof summarise>;
  readonly fromDocument: ReturnType<typeof summarise>;
}

function summed(openings: readonly Opening[]): Summed {
  return {
    fromClick: summarise(openings.map(({ fromClickMs }) => fromClickMs)),
    fromDocument: summarise(openings.map(({ fromDocumentMs }) => fromDocumentMs)),
  };
}

function asFigures({ fromClick, fromDocument }: Summed): Figures {
  return {
    fromClickP50Ms: fromClick.p50,
    fromClickP95Ms: fromClick.p95,
    fromDocumentP50Ms: fromDocument.p50,
    fromDocumentP95Ms: fromDocument.p95,
  };
}

/** Rows stay a minute: in the second half as many go as come. Its end against its beginning. */
function growth({ heapBytes }: HourOfSignals): number {
  const quarter = Math.floor(heapBytes.length / 4);
  return median(heapBytes.slice(-quarter)) / median(heapBytes.slice(-2 * quarter, -quarter));
}

function heapFigures({ signals, visitors, rowsMax, heapBytes }: HourOfSignals): Figures {
  return {
    signals,
    visitors,
    rowsMax,
    firstBytes: heapBytes[0] ?? Number.NaN,
    maxBytes: Math.max(...heapBytes),
    lastBytes: heapBytes.at(-1) ?? Number.NaN,
  };
}
