import { parseArgs } from 'node:util';
import { provideVendure } from '../../tests/shops/vendure/provide-vendure.ts';
import { provideBrowser } from '../browser/provide-browser.ts';
import { ensureBuilt } from '../build/ensure-built.ts';
import { provideNats } from '../nats/provide-nats.ts';
import { provideNginx } from '../nginx/provide-nginx.ts';
import { providePostgres } from '../postgres/provide-postgres.ts';
import { entry } from '../sentence.ts';
import { checkStage } from '../stages/check-stages.ts';
import { coverageStage } from '../stages/coverage-stage.ts';
import { firefoxStage } from '../stages/firefox-stage.ts';
import { runStages, type Stage } from '../stages/run-stages.ts';
import { brokenStage, hasFailed, lastLine, type StageResult } from '../stages/stage.ts';
import { vitestStage } from '../stages/vitest-stage.ts';

const stages: readonly Stage[] = [
  { name: 'check', run: checkStage },
  { name: 'unit', run: () => vitestStage('unit', ['unit', 'architecture', 'contract']) },
  { name: 'integration', run: () => vitestStage('integration', ['integration']) },
  { name: 'coverage', run: () => coverageStage(console.log) },
  { name: 'security', run: security },
  { name: 'simulation', run: () => vitestStage('simulation', ['simulation']) },
  { name: 'postgres', run: postgres },
  { name: 'nats', run: nats },
  { name: 'operations', run: operations },
  { name: 'faults', run: () => vitestStage('faults', ['faults']) },
  { name: 'mirror', run: mirror },
  { name: 'foreign', run: foreign },
  { name: 'e2e', run: endToEnd },
  { name: 'vendure', run: vendure },
  { name: 'firefox', run: firefoxStage },
];

/** For a quick look; a whole run has them in `coverage`. */
const QUICK = ['unit', 'integration'];

await entry(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',');
  const unknown = names?.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    console.log(
      `There is no stage "${unknown}". There are: ${stages.map(({ name }) => name).join(', ')}.`,
    );
    return 1;
  }
  const results = await runStages(
    stages.filter(({ name }) => names?.includes(name) ?? !QUICK.includes(name)),
  );
  console.log(lastLine(results));
  return hasFailed(results) ? 1 : 0;
});

/** Hostile pictures are shown in a real browser. */
async function security(): Promise<StageResult> {
  const browser = await provideBrowser(console.log);
  if ('sentence' in browser) return brokenStage('security', browser.sentence, 0);
  return vitestStage('security', ['security']);
}

/** Needs a server of PostgreSQL; where there is none and none can be installed, it is left out. */
async function postgres(): Promise<StageResult> {
  const server = await providePostgres(console.log);
  if (!('sentence' in server)) return vitestStage('postgres', ['postgres']);
  console.log(server.sentence);
  return { name: 'postgres', passed: 0, failures: [], skipped: 1, seconds: 0 };
}

/** Several sidecars: needs PostgreSQL and NATS; where one of them cannot be had, it is left out. */
async function nats(): Promise<StageResult> {
  for (const server of [await providePostgres(console.log), await provideNats(console.log)]) {
    if (!('sentence' in server)) continue;
    console.log(server.sentence);
    return { name: 'nats', passed: 0, failures: [], skipped: 1, seconds: 0 };
  }
  return vitestStage('nats', ['nats']);
}

/** nginx, a disk of its own and a browser; what this machine has not is counted as skipped. */
async function operations(): Promise<StageResult> {
  const nginx = await provideNginx(console.log);
  if ('sentence' in nginx) console.log(nginx.sentence);
  if (!(await ensureBuilt(console.log))) return brokenStage('operations', 'the build failed', 0);
  return vitestStage('operations', ['operations']);
}

/** Needs a browser; it builds what it records with itself. */
async function mirror(): Promise<StageResult> {
  const browser = await provideBrowser(console.log);
  if ('sentence' in browser) return brokenStage('mirror', browser.sentence, 0);
  return vitestStage('mirror', ['mirror']);
}

/** Needs a browser; it installs its pages by itself, and fails when it cannot. */
async function foreign(): Promise<StageResult> {
  const browser = await provideBrowser(console.log);
  if ('sentence' in browser) return brokenStage('foreign', browser.sentence, 0);
  return vitestStage('foreign', ['foreign']);
}

/** Needs a browser and a build; without one of them nothing is tested, which is a failure. */
async function endToEnd(): Promise<StageResult> {
  const browser = await provideBrowser(console.log);
  if ('sentence' in browser) return brokenStage('e2e', browser.sentence, 0);
  if (!(await ensureBuilt(console.log))) return brokenStage('e2e', 'the build failed', 0);
  return vitestStage('e2e', ['e2e']);
}

/** The same shop on a real Vendure; where its packages cannot be had, it is left out. */
async function vendure(): Promise<StageResult> {
  const browser = await provideBrowser(console.log);
  if ('sentence' in browser) return brokenStage('vendure', browser.sentence, 0);
  const missing = await provideVendure(console.log);
  if (missing === null) return vitestStage('vendure', ['vendure']);
  console.log(missing);
  return { name: 'vendure', passed: 0, failures: [], skipped: 1, seconds: 0 };
}
