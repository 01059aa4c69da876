import { setTimeout as wait } from 'node:timers/promises';
import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { counter } from '../../demo/stage/counter.ts';
import { loadAnew, makeBusy, movePointer } from './busy-shop.ts';
import { type Ask, askPage, type Held, heldBy } from './held.ts';
import { type SidecarNow, sidecarNow } from './sidecar-now.ts';

/** What everybody holds at one moment. */
export interface Sample {
  readonly atMs: number;
  readonly viewer: Held;
  readonly page: Held;
  /** The same page, with nobody looking along. */
  readonly alone: Held;
  readonly sidecar: SidecarNow;
}

export interface Hour {
  /** The first is after the warm-up, the others after each slice. */
  readonly samples: readonly Sample[];
  /** How often the shop's page was loaded anew since the first sample. */
  readonly reloads: number;
}

export const SLICES = 12;
const WARM_MS = 120_000;
const WARM_SHARE = 0.1;
const SECOND_MS = 1_000;

/**
 * The shop's page changes all the time, beside one that nobody looks along with. In the middle of every other slice both
 * are loaded anew and the agent says a line, because a talk in which nobody speaks for half an hour ends.
 */
export async function anHour(
  stage: RaisedStage,
  spanMs: number,
  say: (line: string) => void,
): Promise<Hour> {
  const pages = [stage.shopper.page, stage.lead.page];
  const asks = { page: await askPage(stage.shopper.page), alone: await askPage(stage.lead.page) };
  const warmMs = Math.min(WARM_MS, spanMs * WARM_SHARE);
  const sliceMs = (spanMs - warmMs) / SLICES;
  for (const page of pages) await makeBusy(page, 0);
  const begun = performance.now();
  const passedMs = (): number => performance.now() - begun;
  const second = (): number => Math.round(passedMs() / SECOND_MS);
  const busyUntil = async (untilMs: number): Promise<void> => {
    while (passedMs() < untilMs) {
      for (const page of pages) await movePointer(page, second());
      await wait(Math.max(0, Math.min(SECOND_MS, untilMs - passedMs())));
    }
  };
  say('a while to get warm');
  await busyUntil(warmMs);
  const samples = [await sample(stage, asks, passedMs())];
  let reloads = 0;
  for (let slice = 0; slice < SLICES; slice += 1) {
    if (slice % 2 === 0) {
      await busyUntil(warmMs + (slice + 0.5) * sliceMs);
      reloads += 1;
      for (const page of pages) await loadAnew(page, second());
      await counter.say(stage.agent.panel, `Ik kijk nog even mee, voor de ${reloads}e keer.`);
    }
    await busyUntil(warmMs + (slice + 1) * sliceMs);
    samples.push(await sample(stage, asks, passedMs()));
    say(`slice ${slice + 1} of ${SLICES}: ${JSON.stringify(samples.at(-1))}`);
  }
  return { samples, reloads };
}

async function sample(
  { agent, sidecar }: RaisedStage,
  { page, alone }: { readonly page: Ask; readonly alone: Ask },
  atMs: number,
): Promise<Sample> {
  return {
    atMs,
    viewer: await heldBy((method) => agent.panel.send(method)),
    page: await heldBy(page),
    alone: await heldBy(alone),
    sidecar: await sidecarNow(sidecar.ready.url),
  };
}
