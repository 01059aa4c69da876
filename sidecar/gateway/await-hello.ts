import type { DecodeError } from '../../shared/protocol/codec.ts';
import { HELLO_MAX_BYTES, MESSAGE_MAX_BYTES } from '../../shared/protocol/limits.ts';
import { MIN_SUPPORTED, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Connection } from './connection.ts';

/** What a greeted connection does with each message. */
export type Hear = (text: string, sizeBytes: number) => void;

/**
 * Gives a connection its time to say hello, and what it said to `greet`, which never throws. What
 * arrives while the greeting is under way waits, within the size of one message.
 */
export function awaitHello(
  connection: Connection,
  deadlineMs: number,
  greet: (text: string) => Promise<Hear | null>,
): void {
  const deadline = setTimeout(() => connection.bye('hello-expected'), deadlineMs);
  connection.onEnd(() => clearTimeout(deadline));
  connection.onText((text, sizeBytes) => {
    clearTimeout(deadline);
    if (sizeBytes > HELLO_MAX_BYTES) {
      connection.bye('too-large');
      return;
    }
    const early = hearEarly(connection);
    connection.pause();
    void greet(text).then((hear) => {
      connection.resume();
      if (hear === null) return;
      connection.onText(hear);
      for (const [earlyText, earlyBytes] of early) {
        if (connection.isOpen()) hear(earlyText, earlyBytes);
      }
    });
  });
}

function hearEarly(connection: Connection): readonly [string, number][] {
  const early: [string, number][] = [];
  let leftBytes = MESSAGE_MAX_BYTES;
  connection.onText((text, sizeBytes) => {
    leftBytes -= sizeBytes;
    if (leftBytes < 0) connection.bye('too-many');
    else early.push([text, sizeBytes]);
  });
  return early;
}

/** Whether a peer of this version is spoken to (SPEC PR2). */
export function isSupported(version: number): boolean {
  return version >= MIN_SUPPORTED && version <= PROTOCOL_VERSION;
}

/**
 * Says why something was no hello: another version may look like anything (SPEC PR2), and a proper
 * message before a hello is told so.
 */
export function refuseHello(connection: Connection, error: DecodeError, isMessage: boolean): void {
  if (error.version !== null && !isSupported(error.version)) {
    connection.bye('version-not-supported', versionSentence(error.version));
  } else {
    connection.bye(isMessage ? 'hello-expected' : error.kind);
  }
}

/** For whoever has to update one of the two. */
export function versionSentence(version: number): string {
  const which = version < MIN_SUPPORTED ? 'Update what connects here' : 'Update the sidecar';
  return `Version ${version} of the protocol is not spoken here (${MIN_SUPPORTED} to ${PROTOCOL_VERSION}). ${which}.`;
}
