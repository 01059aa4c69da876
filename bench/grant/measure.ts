import { type RaisedStage, raiseStage, type ShopKind } from '../../demo/journey/raise-stage.ts';
import { provideVendure } from '../../tests/shops/vendure/provide-vendure.ts';
import { clocksApartMs } from '../floor-latency/drawn.ts';
import { loadDoubt, lookAtMachine } from '../measure/machine.ts';
import { type Summary, summarise } from '../measure/quantile.ts';
import {
  atLeast,
  atMost,
  type Figures,
  type Goal,
  type Report,
  roundedAll,
  timesTheCost,
} from '../measure/report.ts';
import { type Granted, grant } from './grant.ts';
import { layDown } from './lay-down.ts';
import { promotionsIn } from './promotions.ts';
import { openTalk, talkAnew } from './talk.ts';

interface Settings {
  readonly grants: number;
  readonly hasVendure: boolean;
  readonly isHeadless: boolean;
  readonly say: (line: string) => void;
}

const P95_GOAL_MS = 300;
const ABOVE_VENDURE_GOAL_MS = 150;
const GRANTS_GOAL = 50;
/** Below what may be given in one talk (`EXERCISES_PER_CONVERSATION_MAX`). */
const GRANTS_PER_TALK = 15;
const CLOCKS_APART_MAX_MS = 2;

/** What one shop gave. */
interface Measured {
  readonly granted: readonly Granted[];
  /** How long the engine's own making took, between the grants; empty where there is none. */
  readonly own: readonly number[];
  readonly apartMs: number;
}

/** From the click on what may be given to the code in the shopper's chat. */
export async function measureGrant(settings: Settings): Promise<Report> {
  const { say } = settings;
  const missing = settings.hasVendure
    ? await provideVendure(say)
    : 'it was left out by --no-vendure';
  const machine = lookAtMachine(null);
  const light = await measureWith('light', settings);
  const vendure = missing === null ? await measureWith('vendure', settings) : null;
  const seen = machine();
  const apartMs = Math.max(light.apartMs, vendure?.apartMs ?? 0);
  const [inChat, made] = [summaryOf(light, 'inChatMs'), summaryOf(light, 'madeMs')];
  const atVendure = vendure === null ? null : vendureFigures(vendure);
  return {
    name: 'grant',
    ours: roundedAll({
      inChat: figuresOf(inChat),
      made: figuresOf(made),
      ...(atVendure === null
        ? {}
        : { vendure: { inChat: figuresOf(atVendure.inChat), made: figuresOf(atVendure.made) } }),
    }),
    floor: roundedAll(atVendure === null ? {} : { createPromotion: figuresOf(atVendure.own) }),
    peers: {},
    peersMissing:
      missing === null
        ? 'no other product gives codes in the same panel; Vendure’s own createPromotion is the floor of giving there'
        : `the arm with Vendure is missing: ${missing}`,
    ratio: roundedAll(
      atVendure === null
        ? {}
        : { createPromotion: { p95: timesTheCost(atVendure.made.p95, atVendure.own.p95) } },
    ),
    goals: [
      atMost('p95 in ms, click to code in the chat', inChat.p95, P95_GOAL_MS),
      atLeast('grants', inChat.count, GRANTS_GOAL),
      ...(atVendure === null ? [] : vendureGoals(atVendure)),
    ],
    rounds: settings.grants,
    machine: seen,
    doubts: [
      ...loadDoubt(seen),
      ...(apartMs > CLOCKS_APART_MAX_MS
        ? [`the clocks of the two pages were ${apartMs.toFixed(1)} ms apart`]
        : []),
    ],
  };
}

async function measureWith(kind: ShopKind, settings: Settings): Promise<Measured> {
  const { grants, isHeadless, say } = settings;
  say(`the stage is raised, with the ${kind} shop`);
  const stage = await raiseStage({ isHeadless, shop: kind });
  try {
    await layDown({ url: stage.sidecar.ready.url }, stage.sidecar.ready.pairing?.lead ?? '');
    await openTalk(stage);
    const makeOwn = stage.vendure === null ? null : await promotionsIn(stage.vendure);
    const granted: Granted[] = [];
    const own: number[] = [];
    for (let n = 0; n < grants; n += 1) {
      if (n > 0 && n % GRANTS_PER_TALK === 0) {
        say(`${n} of ${grants}`);
        await talkAnew(stage, n);
      }
      granted.push(await grant(stage));
      if (makeOwn !== null) own.push(await makeOwn());
    }
    return { granted, own, apartMs: await apartOf(stage) };
  } finally {
    await stage.close();
  }
}

function apartOf({ shopper, agent }: RaisedStage): Promise<number> {
  return clocksApartMs([shopper.page, agent.panel]);
}

interface AtVendure {
  readonly inChat: Summary;
  readonly made: Summary;
  readonly own: Summary;
}

function vendureFigures(measured: Measured): AtVendure {
  return {
    inChat: summaryOf(measured, 'inChatMs'),
    made: summaryOf(measured, 'madeMs'),
    own: summarise(measured.own),
  };
}

function vendureGoals({ inChat, own }: AtVendure): readonly Goal[] {
  return [
    atMost(
      'p95 in ms above Vendure’s own createPromotion, click to code in the chat',
      inChat.p95 - own.p95,
      ABOVE_VENDURE_GOAL_MS,
    ),
  ];
}

function summaryOf({ granted }: Measured, what: keyof Granted): Summary {
  return summarise(granted.map((one) => one[what]));
}

function figuresOf({ count, min, p50, p95, p99, max }: Summary): Figures {
  return { count, minMs: min, p50Ms: p50, p95Ms: p95, p99Ms: p99, maxMs: max };
}
