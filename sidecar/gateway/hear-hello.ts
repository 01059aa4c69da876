import type { Result } from '../../shared/kernel/result.ts';
import type { DecodeError } from '../../shared/protocol/codec.ts';
import { awaitHello, type Hear, isSupported, refuseHello, versionSentence } from './await-hello.ts';
import type { Connection } from './connection.ts';
import type { Gateway } from './context.ts';
import { isUnavailable } from './faults.ts';

/** Greets whoever says hello within its time; when that fails, they are told to come back. */
export function hearHello(
  { bounds, faults, work }: Gateway,
  connection: Connection,
  role: 'visitor' | 'agent' | 'page' | 'viewer',
  greet: (text: string) => Promise<Hear | null>,
): void {
  awaitHello(connection, bounds.helloDeadlineMs, (text) => {
    const greeting = greet(text).catch((error: unknown) => {
      faults(`${role}-hello`)(error);
      connection.bye('stopping', isUnavailable(error) ? UNAVAILABLE : NOT_NOW);
      return null;
    });
    work.track(greeting);
    return greeting;
  });
}

const UNAVAILABLE = 'Nothing can be kept at the moment. Try again shortly.';
const NOT_NOW = 'Nobody can be let in at the moment. Try again shortly.';

/** The hello, when it is one, in a version spoken here; else the connection ends and says why. */
export function readHello<Hello extends { readonly version: number }>(
  { counters }: Pick<Gateway, 'counters'>,
  connection: Connection,
  decoded: Result<Hello, DecodeError>,
  /** Whether it is a message that may come later. */
  isMessage: () => boolean,
): Hello | null {
  if (!decoded.isOk) {
    refuseHello(connection, decoded.error, isMessage());
    return null;
  }
  counters.received('hello', 1);
  if (isSupported(decoded.value.version)) return decoded.value;
  connection.bye('version-not-supported', versionSentence(decoded.value.version));
  return null;
}
