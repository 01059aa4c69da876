import type { AgentId, CobrowseId } from '../../shared/kernel/ids.ts';
import type { EpochMs } from '../../shared/kernel/time.ts';
import type { CobrowseEnding } from '../../shared/protocol/messages/cobrowse.ts';

/** Live messages for sidecars only, never on the wire. */
export type BetweenSidecars =
  | CobrowseOver
  | CobrowseBarred
  | VisitorsMoved
  | VisitorsAsked
  | CodeGuessed;

/** From this moment on nobody looks along (SPEC FR1). */
interface CobrowseOver {
  readonly type: 'cobrowse.over';
  readonly cobrowse: CobrowseId;
  readonly ending: CobrowseEnding;
}

/** This agent may no longer watch, while others may. */
interface CobrowseBarred {
  readonly type: 'cobrowse.barred';
  readonly cobrowse: CobrowseId;
  readonly agent: AgentId;
}

/** Who has come to one of them, or is still there, and who has left. */
interface VisitorsMoved {
  readonly type: 'visitors.moved';
  readonly sidecar: string;
  readonly here: readonly string[];
  readonly gone: readonly string[];
}

/** One that has just come asks who is where. */
interface VisitorsAsked {
  readonly type: 'visitors.asked';
  readonly sidecar: string;
}

/** Somebody tried a discount code that there is not (SPEC CD6). */
interface CodeGuessed {
  readonly type: 'code.guessed';
  readonly sidecar: string;
  readonly shop: string;
  /** As the shop's server names them. */
  readonly asker: string;
  readonly at: EpochMs;
}
