import { atLeast, atMost, type Figures, type Goal, timesTheCost } from '../measure/report.ts';
import { growthOf } from './growth.ts';
import type { Hour, Sample } from './hour.ts';

const VIEWER_TIMES = 1.1;
const PAGE_TIMES = 1.25;
const SIDECAR_TIMES = 1.5;
const MEGABYTE = 1_000_000;
/** The 480 nodes of cards that have just gone, and 300 of the panel around: lines of the talk and rows of the floor. */
const NODES_MORE = 780;
const DOCUMENTS_MORE = 2;

type Look = (sample: Sample) => number;

const heapOf = {
  viewer: ({ viewer }) => viewer.heapBytes,
  page: ({ page }) => page.heapBytes,
  alone: ({ alone }) => alone.heapBytes,
} satisfies Record<string, Look>;
const nodes: Look = ({ viewer }) => viewer.nodes;
const documents: Look = ({ viewer }) => viewer.documents;
const rss: Look = ({ sidecar }) => sidecar.rssBytes;

export function figuresOf(hour: Hour): Record<'ours' | 'floor' | 'ratio', Figures> {
  const { samples, reloads } = hour;
  const atMs = samples.map((sample) => sample.atMs);
  const course = (look: Look): Figures => growthOf({ atMs, values: samples.map(look) });
  const since = (look: Look): number => last(hour, look) - first(hour, look);
  return {
    ours: {
      seconds: Math.round(Math.max(...atMs) / 1_000),
      viewerHeapBytes: course(heapOf.viewer),
      viewerNodes: course(nodes),
      viewerDocuments: course(documents),
      pageHeapBytes: course(heapOf.page),
      pageNodes: course(({ page }) => page.nodes),
      sidecarRssBytes: course(rss),
      sidecarHeapBytes: course(({ sidecar }) => sidecar.heapBytes),
      tailBytes: course(({ sidecar }) => sidecar.tailBytes),
      framesIn: since(({ sidecar }) => sidecar.framesIn),
      frameBytesIn: since(({ sidecar }) => sidecar.frameBytesIn),
      framesDropped: since(({ sidecar }) => sidecar.framesDropped),
      reloads,
      checkpointsAsked: since(({ sidecar }) => sidecar.asked),
    },
    floor: {
      pageHeapBytes: course(heapOf.alone),
      pageNodes: course(({ alone }) => alone.nodes),
    },
    ratio: { pageHeap: timesTheCost(last(hour, heapOf.page), last(hour, heapOf.alone)) },
  };
}

export function goalsFor(hour: Hour, isSame: boolean): readonly Goal[] {
  const flat = (says: string, look: Look, times: number, more: number): Goal =>
    atMost(says, last(hour, look), Math.round(first(hour, look) * times + more));
  return [
    flat('bytes of heap of the viewer at the end', heapOf.viewer, VIEWER_TIMES, MEGABYTE),
    flat('nodes of the viewer at the end', nodes, 1, NODES_MORE),
    flat('documents of the viewer at the end', documents, 1, DOCUMENTS_MORE),
    flat('bytes of heap of the page at the end', heapOf.page, PAGE_TIMES, MEGABYTE),
    flat('bytes of the sidecar at the end', rss, SIDECAR_TIMES, 0),
    atMost(
      'checkpoints that were asked for',
      last(hour, ({ sidecar }) => sidecar.asked) - first(hour, ({ sidecar }) => sidecar.asked),
      hour.reloads,
    ),
    atLeast('pictures that say at the end what the page says', isSame ? 1 : 0, 1),
  ];
}

const first = ({ samples }: Hour, look: Look): number => at(samples, 0, look);
const last = ({ samples }: Hour, look: Look): number => at(samples, -1, look);

function at(samples: readonly Sample[], index: number, look: Look): number {
  const sample = samples.at(index);
  return sample === undefined ? Number.NaN : look(sample);
}
