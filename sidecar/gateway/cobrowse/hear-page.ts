import { decodeUpPage } from '../../../shared/protocol/codec.ts';
import { MESSAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { Hear } from '../await-hello.ts';
import type { Connection } from '../connection.ts';
import type { Gateway } from '../context.ts';
import { tokenBucket } from '../token-bucket.ts';
import type { Room } from './room.ts';
import type { Page } from './source.ts';

/** What a page that is looked along with may say in words, beside its frames. */
export function hearPage(
  { bounds, counters }: Gateway,
  connection: Connection,
  room: Room,
  page: Page,
): Hear {
  const rate = tokenBucket(bounds.visitorBurst, bounds.visitorPerSecond, performance.now());
  return (text, sizeBytes) => {
    if (sizeBytes > MESSAGE_MAX_BYTES) return connection.bye('too-large');
    if (!rate.take(performance.now())) return connection.bye('too-many');
    const decoded = decodeUpPage(text);
    if (!decoded.isOk) return connection.bye(decoded.error.kind);
    counters.received(decoded.value.type, 1);
    room.pageSaid(page, decoded.value);
  };
}
