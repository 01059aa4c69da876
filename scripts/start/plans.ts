import { join } from 'node:path';
import { DEMO_IDENTIFY_KEY, DEMO_SERVER_KEY } from '../../sidecar/config/shops.ts';
import { inProject } from '../project.ts';
import type { StartOptions } from './options.ts';
import type { Plan } from './program.ts';

/** What all programs of one start share. */
export type Premises = {
  readonly options: StartOptions;
  readonly dataDir: string;
  readonly logDir: string;
  /** Flags for Node before the script, such as --watch. */
  readonly nodeFlags: readonly string[];
};

export function sidecarPlan({ options, dataDir, logDir, nodeFlags }: Premises): Plan {
  return {
    name: 'sidecar',
    args: [...nodeFlags, inProject('sidecar', 'main.ts')],
    env: {
      PORT: String(options.port),
      // The sidecar lets in the demo shop from this port.
      DEMO_PORT: String(options.demoPort),
      DATA_DIR: dataDir,
      SEED: 'demo',
      SEED_KNOWLEDGE: inProject('demo', 'knowledge'),
      PRINT_PAIRING: '1',
    },
    logFile: join(logDir, 'sidecar.log'),
  };
}

export function shopPlan({ options, logDir, nodeFlags }: Premises, sidecarUrl: string): Plan {
  return {
    name: 'demo shop',
    args: [...nodeFlags, inProject('demo', 'main.ts')],
    env: {
      TOONBANK_URL: sidecarUrl,
      DEMO_PORT: String(options.demoPort),
      SHOP_KEY: DEMO_IDENTIFY_KEY,
      SERVER_KEY: DEMO_SERVER_KEY,
    },
    logFile: join(logDir, 'demo-shop.log'),
  };
}
