import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { allowObserve, openCategory, openProduct, openShop } from '../../demo/shopper.ts';
import { COBROWSE_MAX_MS } from '../../shared/protocol/limits.ts';
import { lookAlong } from '../cobrowse/look-along.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { type Report, roundedAll } from '../measure/report.ts';
import { figuresOf, goalsFor } from './figures.ts';
import { anHour, SLICES } from './hour.ts';
import { saysTheSame } from './says-the-same.ts';

interface Settings {
  readonly minutes: number;
  readonly isHeadless: boolean;
  readonly say: (line: string) => void;
}

const MINUTE_MS = 60_000;
const MINUTES = 60;
/** After an hour it is asked anew: it must not be over before the last look. */
const SPAN_MAX_MS = COBROWSE_MAX_MS - MINUTE_MS;

export async function measureCobrowseHour(settings: Settings): Promise<Report> {
  const { minutes, isHeadless, say } = settings;
  const machine = lookAtMachine(null);
  const stage = await lookAlong(isHeadless, say);
  try {
    await shopAlone(stage);
    const hour = await anHour(stage, Math.min(minutes * MINUTE_MS, SPAN_MAX_MS), say);
    const isSame = await saysTheSame(stage);
    const seen = machine();
    const { ours, floor, ratio } = figuresOf(hour);
    return {
      name: 'cobrowse-hour',
      ours: roundedAll({ ...ours, isSame }),
      floor: roundedAll(floor),
      peers: {},
      peersMissing: 'No peer: the live part of others needs their own servers.',
      ratio: roundedAll(ratio),
      goals: goalsFor(hour, isSame),
      rounds: SLICES,
      machine: seen,
      doubts: [
        ...loadDoubt(seen),
        ...(minutes < MINUTES ? [`${minutes} minutes are no hour`] : []),
      ],
    };
  } finally {
    await stage.close();
  }
}

/** The same page of the shop in the lead's browser, who is nobody here. */
async function shopAlone({ lead, shop }: RaisedStage): Promise<void> {
  await openShop(lead.page, shop.url);
  await allowObserve(lead.page);
  await openCategory(lead.page, 'women');
  await openProduct(lead.page, 'sanne');
}
