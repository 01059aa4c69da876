import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cut } from '../../../../scripts/build/rrweb-seams.ts';
import { inProject } from '../../../../scripts/project.ts';

const rrweb = readFileSync(inProject('node_modules', 'rrweb', 'dist', 'rrweb.js'), 'utf8');

test('[RC2] the rrweb that is installed has every seam once, and no PostCSS is left behind them', () => {
  const text = cut(rrweb);
  expect(text).not.toContain('CssSyntaxError');
  expect(text).toContain('new ObserverCtor(mutationBuffer.note)');
  expect(text).not.toContain('new MutationBuffer()');
});

test('[RC2] another rrweb fails the build, with a sentence that says where', () => {
  const gone = rrweb.replace('mutationBuffer.processMutations.bind', 'mutationBuffer.process.bind');
  expect(() => cut(gone)).toThrow(
    /is not there \(the observer of documents, frames and shadow roots\)/,
  );
  expect(() => cut(`${rrweb}\nconst node = snapshot(document, {`)).toThrow(/more than once/);
});
