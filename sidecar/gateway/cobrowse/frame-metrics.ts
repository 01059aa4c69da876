import { Counter, Gauge, type Registry } from 'prom-client';
import type { RoomCounts } from './frame-counts.ts';

/** Frames and rooms for GET /metrics. */
export function countFrames(registry: Registry): RoomCounts {
  const registers = [registry];
  const frames = new Counter({
    name: 'toonbank_frames_total',
    help: 'Frames from pages (in) and to viewers (out).',
    labelNames: ['way'],
    registers,
  });
  const bytes = new Counter({
    name: 'toonbank_frame_bytes_total',
    help: 'Bytes of them.',
    labelNames: ['way'],
    registers,
  });
  const dropped = new Counter({
    name: 'toonbank_frames_dropped_total',
    help: 'Frames that were not passed on.',
    labelNames: ['why'],
    registers,
  });
  const asked = new Counter({
    name: 'toonbank_checkpoints_asked_total',
    help: 'Checkpoints that pages were asked for.',
    labelNames: ['why'],
    registers,
  });
  const behind = new Counter({
    name: 'toonbank_viewers_behind_total',
    help: 'Times that a viewer did not read as fast as its page changed.',
    registers,
  });
  const rooms = new Gauge({
    name: 'toonbank_rooms',
    help: 'Cobrowses with a page or a viewer here.',
    registers,
  });
  const tails = new Gauge({
    name: 'toonbank_tail_bytes',
    help: 'Kept for viewers who come late.',
    registers,
  });
  const tailsGone = new Counter({
    name: 'toonbank_tails_gone_total',
    help: 'Tails that made room for others.',
    registers,
  });
  const pass = (way: 'in' | 'out', sizeBytes: number): void => {
    frames.inc({ way });
    bytes.inc({ way }, sizeBytes);
  };
  return {
    received: (sizeBytes) => pass('in', sizeBytes),
    sent: (sizeBytes) => pass('out', sizeBytes),
    dropped: (why) => dropped.inc({ why }),
    asked: (why) => asked.inc({ why }),
    behind: () => behind.inc(),
    rooms: (count) => rooms.set(count),
    tails: (sizeBytes) => tails.set(sizeBytes),
    tailGone: () => tailsGone.inc(),
  };
}
