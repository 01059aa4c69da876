import { asId, type CobrowseId, type DeviceId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ViewerHello } from '../../../shared/protocol/frame-sockets.ts';
import { COBROWSE_WATCHERS_MAX } from '../../../shared/protocol/limits.ts';
import { mayPoint, mayWatch } from '../../domain/cobrowse/watch.ts';
import { type AgentChallenge, proveDevice } from '../agent/prove-device.ts';
import type { AgentCaller, Environment, Refusal } from '../context.ts';
import { look } from '../pipeline.ts';
import { NO_COBROWSE, watchRefusal } from './refusal.ts';
import { assetsOf } from './rules-of.ts';

/** An agent who may watch. */
export interface GreetedViewer {
  readonly who: AgentCaller;
  readonly name: string;
  readonly device: DeviceId;
  readonly cobrowse: CobrowseId;
  readonly canPoint: boolean;
  /** Origins from which pictures, styles and fonts may be loaded. */
  readonly assets: readonly string[];
}

/**
 * Lets the holder, an invited colleague or a lead watch what a visitor agreed to (SPEC CB5), proven as for a
 * link (SPEC ID2). Before the first frame goes to them `noteViewed` must be done: it judges again.
 */
export async function greetViewer(
  environment: Environment,
  hello: ViewerHello,
  challenge: AgentChallenge,
): Promise<Result<GreetedViewer, Refusal>> {
  const proven = await proveDevice(environment, hello, challenge);
  if (!proven.isOk) return proven;
  const { agent, device } = proven.value;
  return look(environment, async ({ tx, policy }) => {
    const cobrowse = await tx.cobrowses.find(asId(hello.cobrowse));
    if (cobrowse === null) return err(NO_COBROWSE);
    const may = mayWatch(cobrowse, agent, COBROWSE_WATCHERS_MAX);
    if (!may.isOk) return err(watchRefusal(may.error));
    return ok({
      who: { kind: 'agent', agent: agent.agent, role: agent.role },
      name: agent.name,
      device,
      cobrowse: cobrowse.cobrowse,
      canPoint: mayPoint(cobrowse, agent.agent),
      assets: assetsOf(policy, environment.shops.current(), cobrowse.shop),
    });
  });
}
