import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { type Program, startProgram } from '../measure/program.ts';
import { SERVER_KEY, SHOP } from './settings.ts';

/** The sidecar on a data folder, for a shop whose server may call it. */
export function startOnFolder(dataDir: string, nodeArgs: readonly string[] = []): Promise<Program> {
  return startProgram({
    script: inProject('sidecar', 'main.ts'),
    nodeArgs,
    environment: { ...environmentFor(dataDir), PORT: '0', LOG_LEVEL: 'warn' },
  });
}

/** What a sidecar on this folder is told. */
export function environmentFor(dataDir: string): Readonly<Record<string, string>> {
  mkdirSync(dataDir, { recursive: true });
  const shops = join(dataDir, 'shops.json');
  const origins = ['https://boots.example'];
  writeFileSync(shops, JSON.stringify([{ shop: SHOP, origins, serverKeys: [SERVER_KEY] }]));
  return { DATA_DIR: dataDir, SHOPS: shops };
}
