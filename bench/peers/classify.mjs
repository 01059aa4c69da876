import { createRequire } from 'node:module';

/**
 * Learns and judges with what others wrote: on standard input a line of JSON, then the numbers of all rows to learn from,
 * their labels, and the rows to judge, as 32-bit floats; on standard output a line of JSON with the chances.
 */
const require = createRequire(import.meta.url);
const [method] = process.argv.slice(2);
const parts = [];
for await (const part of process.stdin) parts.push(part);
const input = Buffer.concat(parts);
const end = input.indexOf(10);
const { columns, train, test } = JSON.parse(input.subarray(0, end).toString());
const floats = new Float32Array(new Uint8Array(input.subarray(end + 1)).buffer);
const rowsFrom = (first, count) =>
  Array.from({ length: count }, (_, row) =>
    Array.from(floats.subarray(first + row * columns, first + (row + 1) * columns)),
  );
const learned = rowsFrom(0, train);
const labels = Array.from(floats.subarray(train * columns, train * columns + train));
const judged = rowsFrom(train * columns + train, test);
const begun = performance.now();
const chances = method === 'logistic' ? byLogistic() : await byXgboost();
process.stdout.write(`${JSON.stringify({ chances, tookMs: performance.now() - begun })}\n`);

function byLogistic() {
  const { Matrix } = require('ml-matrix');
  const LogisticRegression = require('ml-logistic-regression');
  // It trains one regression for each class; the class of one of them is all that two classes need.
  const ofTwo = new LogisticRegression({ numSteps: 1 });
  ofTwo.train(new Matrix([[0], [1]]), Matrix.columnVector([0, 1]));
  const Regression = ofTwo.classifiers[0].constructor;
  const withOne = (rows) => new Matrix(rows.map((row) => [1, ...row]));
  const features = withOne(learned);
  const regression = new Regression({ numSteps: 500, learningRate: 3 / steepest(features) });
  regression.train(features, Matrix.columnVector(labels));
  return Array.from(regression.testScores(withOne(judged)));
}

/** The largest curve of the loss times four: a longer step than the inverse of it would swing. */
function steepest(features) {
  const { Matrix } = require('ml-matrix');
  let direction = Matrix.ones(features.columns, 1);
  let length = 1;
  for (let step = 0; step < 30; step += 1) {
    direction = features.transpose().mmul(features.mmul(direction));
    length = direction.norm('frobenius');
    direction.div(length);
  }
  return length;
}

async function byXgboost() {
  // It writes what it does to standard output, which is for the answer.
  const write = process.stdout.write;
  process.stdout.write = () => true;
  const XGBoost = await require('ml-xgboost');
  const booster = new XGBoost({
    booster: 'gbtree',
    objective: 'binary:logistic',
    max_depth: 4,
    eta: 0.05,
    min_child_weight: 5,
    subsample: 0.7,
    colsample_bytree: 0.8,
    silent: 1,
    iterations: 200,
  });
  booster.train(learned, labels);
  const answers = booster.predict(judged);
  booster.free();
  process.stdout.write = write;
  return answers;
}
