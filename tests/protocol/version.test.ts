import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECKS_FILE, generateChecks, schemaHash } from '../../scripts/generate-checks.ts';
import { DownAgent } from '../../shared/protocol/down-agent.ts';
import { DownVisitor } from '../../shared/protocol/down-visitor.ts';
import { DownPage, DownViewer, UpPage, UpViewer } from '../../shared/protocol/frame-sockets.ts';
import { SHAPES } from '../../shared/protocol/shape.ts';
import { UpAgent } from '../../shared/protocol/up-agent.ts';
import { UpVisitor } from '../../shared/protocol/up-visitor.ts';
import { MIN_SUPPORTED, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

/** One line per version that ever went out. To change a shape, raise the version and add a line. */
const HASHES: Readonly<Record<number, string>> = {
  1: 'aa6b55b39d2d852d',
  2: 'd81192dcac96c816',
  3: '6737c89e6b039220',
  4: '624f813cbea2d94e',
  5: '3a558b672fb80e1e',
  6: '5f185ef1f416c761',
  7: '5f185ef1f416c761',
};

test('[PR1] the schemas are those of this version', () => {
  expect(HASHES[PROTOCOL_VERSION]).toBe(schemaHash());
});

test('[PR1] the generated checks were made from these schemas', () => {
  expect(readFileSync(CHECKS_FILE, 'utf8')).toBe(generateChecks());
});

test('[PR1] a message type has one shape, wherever it travels', () => {
  const frames = [UpPage, DownPage, UpViewer, DownViewer];
  const types = [UpVisitor, DownVisitor, UpAgent, DownAgent, ...frames].flatMap(({ anyOf }) =>
    anyOf.map(({ properties }) => String(properties.type.const)),
  );
  expect(Object.keys(SHAPES).sort()).toEqual([...new Set(types)].sort());
});

test('[PR2] the oldest supported version is not newer than the current one', () => {
  expect(MIN_SUPPORTED).toBeLessThanOrEqual(PROTOCOL_VERSION);
});

test('[PR1] the generated checks use nothing that is not in them', () => {
  // The compiler calls functions of its own for a few keywords, as `uniqueItems`; the file has none of them.
  expect(generateChecks()).not.toMatch(/\b(hash|kind|custom|format)\(/);
});
