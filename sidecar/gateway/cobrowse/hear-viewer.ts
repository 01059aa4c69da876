import type { AgentId } from '../../../shared/kernel/ids.ts';
import { decodeUpViewer } from '../../../shared/protocol/codec.ts';
import type { UpViewer } from '../../../shared/protocol/frame-sockets.ts';
import { MESSAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { Hear } from '../await-hello.ts';
import type { Connection } from '../connection.ts';
import type { Gateway } from '../context.ts';
import { tokenBucket } from '../token-bucket.ts';
import type { Room } from './room.ts';

/** What who looks along may say: the holder points and proposes, the others only ask for a picture. */
export function hearViewer(
  { bounds, counters, turnedAway }: Gateway,
  connection: Connection,
  room: Room,
  { agent, canPoint }: { readonly agent: AgentId; readonly canPoint: boolean },
): Hear {
  const rate = tokenBucket(bounds.viewerBurst, bounds.viewerPerSecond, performance.now());
  return (text, sizeBytes) => {
    if (sizeBytes > MESSAGE_MAX_BYTES) return connection.bye('too-large');
    if (!rate.take(performance.now())) return connection.bye('too-many');
    const decoded = decodeUpViewer(text);
    if (!decoded.isOk) return connection.bye(decoded.error.kind);
    const { type } = decoded.value;
    counters.received(type, 1);
    if (canPoint || isForAll(type)) {
      room.viewerSaid(decoded.value);
      return;
    }
    counters.refused('message', 'not-holder');
    turnedAway({ kind: 'not-holder', type, agent });
  };
}

function isForAll(type: UpViewer['type']): boolean {
  return type === 'cobrowse.need' || type === 'cobrowse.echo';
}
