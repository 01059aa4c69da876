import { provideBrowser } from '../browser/provide-browser.ts';
import { provideFirefox } from '../firefox/provide-firefox.ts';
import { provideWebExt } from '../firefox/web-ext.ts';
import type { StageResult } from './stage.ts';
import { vitestStage } from './vitest-stage.ts';

/** Where Firefox or its linter cannot be had, their tests are counted as skipped, and why is said. */
export async function firefoxStage(): Promise<StageResult> {
  const browser = await provideBrowser(console.log);
  const missing = [
    await provideFirefox(console.log),
    await provideWebExt(console.log),
    'sentence' in browser ? browser.sentence : null,
  ];
  for (const why of missing) if (why !== null) console.log(`Left out: ${why}`);
  return vitestStage('firefox', ['firefox']);
}
