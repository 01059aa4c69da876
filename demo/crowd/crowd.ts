import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { drive, type Visited } from './drive.ts';
import { planShopper, type ShopperPlan } from './plan.ts';
import type { CrowdSettings } from './settings.ts';

/** People do not arrive together, and two cores cannot open fifty pages at once. */
const ARRIVAL_MS = 400;

/** A shopper who has left, and how it went. */
export interface Went extends Visited {
  readonly plan: ShopperPlan;
}

export interface Evening {
  readonly went: readonly Went[];
  /** Who got stuck, and where, in words. */
  readonly stuck: readonly string[];
}

/** How an evening ends. */
export interface Closing {
  /** The door: who is in stays until they have done, or whoever takes longer would be missing from the counts. */
  readonly door: AbortSignal;
  /** Everybody leaves at once. */
  readonly signal: AbortSignal;
}

/** Keeps so many shoppers in the shop, each replaced when they leave, until the door is shut. */
export async function runCrowd(
  browser: Browser,
  settings: CrowdSettings,
  { door, signal }: Closing,
): Promise<Evening> {
  const { visitors, seed, shop, pace } = settings;
  const went: Went[] = [];
  const stuck: string[] = [];

  const place = async (first: number): Promise<void> => {
    await pause(first * ARRIVAL_MS, undefined, { signal: door }).catch(() => undefined);
    for (let number = first; !door.aborted; number += visitors) {
      const plan = planShopper(seed, number);
      try {
        const visited = await drive(plan, { browser, shopUrl: shop, pace, signal });
        went.push({ ...visited, plan });
      } catch (cause) {
        // Being sent away is no failure; a shopper who got stuck is, and the rest shop on.
        if (signal.aborted) return;
        stuck.push(`shopper ${number} (${plan.type}): ${firstLine(cause)}`);
        await pause(1_000, undefined, { signal: door }).catch(() => undefined);
      }
    }
  };
  await Promise.all(Array.from({ length: visitors }, (_, first) => place(first)));
  return { went, stuck };
}

function firstLine(cause: unknown): string {
  return String(cause instanceof Error ? cause.message : cause).split('\n')[0] ?? '';
}
