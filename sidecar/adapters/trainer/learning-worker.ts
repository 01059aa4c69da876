import { parentPort, workerData } from 'node:worker_threads';
import { type Course, finished, learn } from '../../domain/learning/learn.ts';

// The composition root of a program that learns once and ends.
const course: Course = workerData;
parentPort?.postMessage(finished(learn(course)));
