import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { drive } from './drive.ts';
import { planShopper } from './plan.ts';
import type { CrowdSettings } from './settings.ts';
import type { ShopperKind } from './shopper-kinds.ts';

/** People do not arrive together, and two cores cannot open fifty pages at once. */
const ARRIVAL_MS = 400;

export type CrowdReport = {
  readonly finished: Readonly<Partial<Record<ShopperKind, number>>>;
  readonly orders: number;
  readonly failures: readonly string[];
};

/** Keeps so many shoppers in the shop, each replaced when they leave, until the signal ends it. */
export async function runCrowd(
  browser: Browser,
  settings: CrowdSettings,
  signal: AbortSignal,
): Promise<CrowdReport> {
  const { visitors, seed, shop } = settings;
  const finished: Partial<Record<ShopperKind, number>> = {};
  const failures: string[] = [];
  let orders = 0;

  const place = async (first: number): Promise<void> => {
    await pause(first * ARRIVAL_MS, undefined, { signal }).catch(() => undefined);
    for (let number = first; !signal.aborted; number += visitors) {
      const plan = planShopper(seed, number);
      try {
        await drive(browser, shop, plan, signal);
        finished[plan.kind] = (finished[plan.kind] ?? 0) + 1;
        if (plan.steps.some((step) => step.act.kind === 'order')) orders += 1;
      } catch (cause) {
        // Leaving at the end of the evening is no failure; a shopper who got stuck is, and the rest shop on.
        if (signal.aborted) return;
        failures.push(`shopper ${number} (${plan.kind}): ${firstLine(cause)}`);
        await pause(1_000, undefined, { signal }).catch(() => undefined);
      }
    }
  };
  await Promise.all(Array.from({ length: visitors }, (_, first) => place(first)));
  return { finished, orders, failures };
}

function firstLine(cause: unknown): string {
  return String(cause instanceof Error ? cause.message : cause).split('\n')[0] ?? '';
}
