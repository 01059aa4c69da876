import { parentPort, workerData } from 'node:worker_threads';
import { finished, learn } from '../../sidecar/domain/learning/learn.ts';
import { madeRows } from './rows.ts';

// Learns once from so many made-up rows, and says how many trees that gave.
const rows: number = workerData;
const { model } = finished(learn({ ...madeRows(rows, 2), seed: 1 }));
parentPort?.postMessage(model.roots.length);
