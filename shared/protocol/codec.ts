import type { Static, TSchema } from '@sinclair/typebox';
import { err, ok, type Result } from '../kernel/result.ts';
import {
  checkAgentHello,
  checkBeacon,
  checkDownAgentEnvelope,
  checkDownViewer,
  checkPageHello,
  checkUpAgentEnvelope,
  checkUpPage,
  checkUpViewer,
  checkUpVisitorEnvelope,
  checkViewerHello,
  checkVisitorHello,
} from './checks.generated.js';
import type { DownAgentEnvelope } from './down-agent.ts';
import type { DownEnvelope } from './envelope.ts';
import type { FatalKind } from './error-kind.ts';
import type { DownViewer, PageHello, UpPage, UpViewer, ViewerHello } from './frame-sockets.ts';
import type { AgentHello, VisitorHello } from './handshake.ts';
import { BEACON_MAX_BYTES, HELLO_MAX_BYTES, MESSAGE_MAX_BYTES } from './limits.ts';
import type { UpAgentEnvelope } from './up-agent.ts';
import type { Beacon, UpVisitorEnvelope } from './up-visitor.ts';

/** Why bytes are no message. `version` is what a hello said, when it got that far (SPEC PR2). */
export interface DecodeError {
  readonly kind: Extract<FatalKind, 'malformed' | 'too-large'>;
  readonly version: number | null;
}

type Check = (value: unknown) => boolean;

/**
 * The one place where unknown text becomes a message. The generated checks allow no unknown field,
 * so `__proto__` and friends are refused like any other stranger.
 */
function decoder<S extends TSchema>(check: Check, maxChars: number) {
  return (text: string): Result<Static<S>, DecodeError> => {
    if (text.length > maxChars) return err({ kind: 'too-large', version: null });
    const value = parse(text);
    if (check(value)) return ok(value as Static<S>);
    return err({ kind: 'malformed', version: versionIn(value) });
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function versionIn(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  return typeof value.version === 'number' ? value.version : null;
}

export const decodeVisitorHello = decoder<typeof VisitorHello>(checkVisitorHello, HELLO_MAX_BYTES);
export const decodeAgentHello = decoder<typeof AgentHello>(checkAgentHello, HELLO_MAX_BYTES);
export const decodeUpVisitor = decoder<typeof UpVisitorEnvelope>(
  checkUpVisitorEnvelope,
  MESSAGE_MAX_BYTES,
);
export const decodeUpAgent = decoder<typeof UpAgentEnvelope>(
  checkUpAgentEnvelope,
  MESSAGE_MAX_BYTES,
);
export const decodeBeacon = decoder<typeof Beacon>(checkBeacon, BEACON_MAX_BYTES);
/** For the extension: the sidecar is known, but its messages are checked all the same. */
export const decodeDownAgent = decoder<typeof DownAgentEnvelope>(
  checkDownAgentEnvelope,
  Number.MAX_SAFE_INTEGER,
);
export const decodePageHello = decoder<typeof PageHello>(checkPageHello, HELLO_MAX_BYTES);
export const decodeViewerHello = decoder<typeof ViewerHello>(checkViewerHello, HELLO_MAX_BYTES);
export const decodeUpPage = decoder<typeof UpPage>(checkUpPage, HELLO_MAX_BYTES);
export const decodeUpViewer = decoder<typeof UpViewer>(checkUpViewer, HELLO_MAX_BYTES);
/** For the viewer, as above. */
export const decodeDownViewer = decoder<typeof DownViewer>(
  checkDownViewer,
  Number.MAX_SAFE_INTEGER,
);

/** A message as text for the socket. */
export function encodeDown<Body>(envelope: DownEnvelope<Body>): string {
  return JSON.stringify(envelope);
}
