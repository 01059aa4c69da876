import { parentPort, workerData } from 'node:worker_threads';
import type { Knowledge } from '../../domain/suggestion/article.ts';
import { train } from '../../domain/suggestion/training.ts';
import { RANK_BOUNDS } from './bounds.ts';
import { snowballStems } from './stems.ts';

// The composition root of a program that learns once and ends.
const knowledge: Knowledge = workerData;
parentPort?.postMessage(train(knowledge, snowballStems(), RANK_BOUNDS));
