/** What the sidecar says about itself to whoever watches over the machine. */
export interface SidecarNow {
  readonly rssBytes: number;
  /** Not collected before it is told: it goes up and down. */
  readonly heapBytes: number;
  /** Kept for who comes late. */
  readonly tailBytes: number;
  /** Checkpoints that the page was asked for, for any reason. */
  readonly asked: number;
  readonly framesIn: number;
  readonly frameBytesIn: number;
  readonly framesDropped: number;
}

export async function sidecarNow(url: string): Promise<SidecarNow> {
  const said = await (await fetch(`${url}/metrics`)).text();
  return {
    rssBytes: summed(said, 'process_resident_memory_bytes'),
    heapBytes: summed(said, 'nodejs_heap_size_used_bytes'),
    tailBytes: summed(said, 'toonbank_tail_bytes'),
    asked: summed(said, 'toonbank_checkpoints_asked_total'),
    framesIn: summed(said, 'toonbank_frames_total', '{way="in"}'),
    frameBytesIn: summed(said, 'toonbank_frame_bytes_total', '{way="in"}'),
    framesDropped: summed(said, 'toonbank_frames_dropped_total'),
  };
}

/** A name stands on a line for each of its labels; one that has counted nothing yet has none. */
function summed(said: string, name: string, label = ''): number {
  return said
    .split('\n')
    .filter((line) => line.startsWith(`${name}${label}`) && /[ {}]/.test(line[name.length] ?? ''))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
