import type { TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import fc from 'fast-check';
import type { Result } from '../../../shared/kernel/result.ts';
import {
  type DecodeError,
  decodeAgentHello,
  decodeBeacon,
  decodeDownAgent,
  decodeDownViewer,
  decodePageHello,
  decodeUpAgent,
  decodeUpPage,
  decodeUpViewer,
  decodeUpVisitor,
  decodeViewerHello,
  decodeVisitorHello,
} from '../../../shared/protocol/codec.ts';
import { DownAgentEnvelope } from '../../../shared/protocol/down-agent.ts';
import {
  DownViewer,
  PageHello,
  UpPage,
  UpViewer,
  ViewerHello,
} from '../../../shared/protocol/frame-sockets.ts';
import { AgentHello, VisitorHello } from '../../../shared/protocol/handshake.ts';
import {
  BEACON_MAX_BYTES,
  HELLO_MAX_BYTES,
  MESSAGE_MAX_BYTES,
} from '../../../shared/protocol/limits.ts';
import { UpAgentEnvelope } from '../../../shared/protocol/up-agent.ts';
import { Beacon, UpVisitorEnvelope } from '../../../shared/protocol/up-visitor.ts';
import { fromSchema } from './from-schema.ts';
import { aMutation, anEnding, mutated } from './hostile-text.ts';

/** One door through which text comes in. */
export interface Door {
  readonly name: string;
  readonly schema: TSchema;
  readonly decode: (text: string) => Result<unknown, DecodeError>;
  readonly maxChars: number;
}

/** Every inbound message of both programs that check what they get. */
export const DOORS: readonly Door[] = [
  {
    name: 'visitor hello',
    schema: VisitorHello,
    decode: decodeVisitorHello,
    maxChars: HELLO_MAX_BYTES,
  },
  { name: 'agent hello', schema: AgentHello, decode: decodeAgentHello, maxChars: HELLO_MAX_BYTES },
  {
    name: 'visitor up',
    schema: UpVisitorEnvelope,
    decode: decodeUpVisitor,
    maxChars: MESSAGE_MAX_BYTES,
  },
  { name: 'agent up', schema: UpAgentEnvelope, decode: decodeUpAgent, maxChars: MESSAGE_MAX_BYTES },
  { name: 'beacon', schema: Beacon, decode: decodeBeacon, maxChars: BEACON_MAX_BYTES },
  {
    name: 'agent down',
    schema: DownAgentEnvelope,
    decode: decodeDownAgent,
    maxChars: Number.MAX_SAFE_INTEGER,
  },
  { name: 'page hello', schema: PageHello, decode: decodePageHello, maxChars: HELLO_MAX_BYTES },
  {
    name: 'viewer hello',
    schema: ViewerHello,
    decode: decodeViewerHello,
    maxChars: HELLO_MAX_BYTES,
  },
  { name: 'page up', schema: UpPage, decode: decodeUpPage, maxChars: HELLO_MAX_BYTES },
  { name: 'viewer up', schema: UpViewer, decode: decodeUpViewer, maxChars: HELLO_MAX_BYTES },
  {
    name: 'viewer down',
    schema: DownViewer,
    decode: decodeDownViewer,
    maxChars: Number.MAX_SAFE_INTEGER,
  },
];

export interface Fuzzed {
  readonly runs: number;
  readonly accepted: number;
  readonly refused: number;
}

/**
 * Sends so many texts through a door: valid messages with nothing to three things done to them.
 *
 * @throws what fast-check says of a text that breaks a promise, with seed and path to do it again
 */
export function fuzzDoor(door: Door, numRuns: number, seed?: number): Fuzzed {
  let accepted = 0;
  let refused = 0;
  const input = fc.tuple(fromSchema(door.schema), fc.array(aMutation, { maxLength: 3 }), anEnding);
  fc.assert(
    fc.property(input, ([message, mutations, end]) => {
      const text = end(mutated(message, mutations));
      const decoded = door.decode(text);
      if (decoded.isOk) {
        accepted += 1;
        checkAccepted(door, text, decoded.value);
      } else {
        refused += 1;
        checkRefused(door, text, mutations.length === 0);
      }
      checkUnpolluted();
    }),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  );
  return { runs: numRuns, accepted, refused };
}

/** What was let in is in the schema, carries no strange keys and is written as it was read. */
function checkAccepted({ decode, schema }: Door, said: string, value: unknown): void {
  if (!Value.Check(schema, parsed(said)) || !Value.Check(schema, value)) {
    throw new Error('accepted, but not in the schema');
  }
  const text = JSON.stringify(value);
  const again = decode(text);
  if (!again.isOk || JSON.stringify(again.value) !== text) {
    throw new Error('an accepted message does not come back as it was');
  }
}

/** What was refused is no message: nobody's proper message is lost. */
function checkRefused({ schema, maxChars }: Door, text: string, isUntouched: boolean): void {
  if (text.length > maxChars) return;
  const value = parsed(text);
  if (value !== undefined && Value.Check(schema, value)) {
    throw new Error(`refused, but in the schema${isUntouched ? ' and untouched' : ''}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const NAMES = Object.getOwnPropertyNames(Object.prototype).length;

/** @throws when something was written where every object would have it */
export function checkUnpolluted(): void {
  const isClean =
    Object.getOwnPropertyNames(Object.prototype).length === NAMES &&
    !('polluted' in {}) &&
    !('polluted' in []) &&
    !('polluted' in checkUnpolluted);
  if (!isClean) throw new Error('Object.prototype was written to');
}
