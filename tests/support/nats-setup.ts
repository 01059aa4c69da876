import type { TestProject } from 'vitest/node';
import { startNats } from './nats-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the NATS server of this run is. */
    readonly natsUrl: string;
  }
}

/** One server for all files: installations have subjects of their own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startNats();
  project.provide('natsUrl', server.url);
  return () => server.kill();
}
