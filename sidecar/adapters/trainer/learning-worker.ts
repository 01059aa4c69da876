import { parentPort, workerData } from 'node:worker_threads';
import { learnMoments } from '../../domain/engagement/learned/learn-moments.ts';
import { finished } from '../../domain/learning/learn.ts';
import { readModel } from '../../domain/learning/model-text.ts';
import { learnUplift } from '../../domain/learning/uplift/learn-uplift.ts';
import { giveWay } from './give-way.ts';
import { hashed } from './hashed.ts';
import type { Lesson } from './lesson.ts';

// The composition root of a program that learns or reads once and ends.
giveWay();
const lesson: Lesson = workerData;
switch (lesson.kind) {
  case 'shop':
    parentPort?.postMessage(hashed(learnMoments(lesson.course)));
    break;
  case 'effect':
    parentPort?.postMessage(finished(learnUplift(lesson.course)));
    break;
  case 'read':
    parentPort?.postMessage(readModel(lesson.text));
}
