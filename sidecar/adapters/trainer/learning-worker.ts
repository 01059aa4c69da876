import { parentPort, workerData } from 'node:worker_threads';
import { finished, learn } from '../../domain/learning/learn.ts';
import { learnUplift } from '../../domain/learning/uplift/learn-uplift.ts';
import type { Lesson } from './lesson.ts';

// The composition root of a program that learns once and ends.
const lesson: Lesson = workerData;
parentPort?.postMessage(
  lesson.kind === 'model' ? finished(learn(lesson.course)) : finished(learnUplift(lesson.course)),
);
