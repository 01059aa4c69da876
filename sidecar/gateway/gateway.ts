import { type BuildTerms, buildGateway } from './build-gateway.ts';
import { drainGateway } from './drain.ts';
import { serve } from './server.ts';

interface Terms extends BuildTerms {
  readonly version: string;
}

/** The sidecar's doors, clock and hands, from the moment it listens until it has drained. */
export interface OpenGateway {
  readonly port: number;
  readonly routes: readonly string[];
  /** Ends in the order of docs/ARCHITECTURE.md, "Stop"; false when it had to break off. */
  drain(): Promise<boolean>;
}

/** @throws the system's error when the port cannot be bound */
export async function openGateway(terms: Terms): Promise<OpenGateway> {
  const { gateway, run } = buildGateway(terms);
  let isStopping = false;
  const server = await serve({ gateway, version: terms.version, isStopping: () => isStopping });
  await gateway.links.begin();
  const { port } = await server.listen();
  const stop = run();

  return {
    port,
    routes: server.routes,
    drain() {
      isStopping = true;
      stop();
      return drainGateway(gateway, server);
    },
  };
}
