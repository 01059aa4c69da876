import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../../../scripts/project.ts';
import { type Branches, readBranches } from '../../../../scripts/stages/branches.ts';
import { COVERED_WHOLLY, groupOf, shortOf } from '../../../../scripts/stages/coverage-groups.ts';

const at = (line: number) => ({ start: { line } });

it('[RN12] branches are counted by file, and an else that is not written by the line of its if', () => {
  const counted = {
    branchMap: {
      0: { loc: at(3), locations: [at(3), { start: {} }] },
      1: { loc: at(9), locations: [at(9), at(10)] },
    },
    b: { 0: [4, 0], 1: [0, 0] },
  };
  const whole = { branchMap: { 0: counted.branchMap[0] }, b: { 0: [1, 1] } };
  const text = JSON.stringify({
    '/here/a.ts': counted,
    '/here/b/c.ts': whole,
    '/elsewhere/d.ts': counted,
  });
  expect([...readBranches(text, '/here')]).toEqual([
    ['a.ts', { covered: 1, total: 4, missing: [3, 9, 10] }],
    ['b/c.ts', { covered: 2, total: 2, missing: [] }],
  ]);
  expect([...readBranches(text, '/here/b/').keys()]).toEqual(['c.ts']);
});

it('[RN12] a star stands for the files of one folder, not for those below it', () => {
  expect(groupOf('visitor/wire/socket.ts')?.name).toBe('delivery');
  expect(groupOf('visitor/wire/deeper/socket.ts')).toBeUndefined();
  expect(groupOf('visitor/wire.ts')).toBeUndefined();
});

it('[RN12] a file is in its group by its whole path alone', () => {
  expect(groupOf('sidecar/gateway/bearer.ts')?.name).toBe('identity');
  expect(groupOf('visitor/consent.ts')?.name).toBe('consent');
  expect(groupOf('sidecar/gateway/let-in.ts')?.name).toBe('admission');
  expect(groupOf('other/sidecar/gateway/let-in.ts')).toBeUndefined();
  expect(groupOf('sidecar/gateway/let-in.ts.bak')).toBeUndefined();
});

it('[RN12] a group is short of what no test took, and of what is listed but not there', () => {
  const [delivery] = COVERED_WHOLLY;
  if (delivery === undefined) throw new Error('there is a first group');
  const whole: Branches = { covered: 2, total: 2, missing: [] };
  const counted = new Map(
    delivery.files.map((file) => [file.replace('*', 'socket.ts'), whole] as const),
  );
  expect(shortOf(delivery, counted)).toEqual([]);
  counted.set('visitor/consent.ts', { covered: 0, total: 1, missing: [8] });
  expect(shortOf(delivery, counted)).toEqual([]);
  const first = delivery.files[0] ?? '';
  const some = new Map(counted).set('visitor/wire/socket.ts', {
    covered: 1,
    total: 3,
    missing: [5, 8],
  });
  some.delete(first);
  expect(shortOf(delivery, some)).toEqual([
    `${first}: listed, but not counted`,
    'visitor/wire/socket.ts: no test takes a branch of line 5, 8',
  ]);
});

it('[RN12] every file of the list is there, and in one group', () => {
  const all = COVERED_WHOLLY.flatMap(({ files }) => files);
  expect(new Set(all).size).toBe(all.length);
  for (const file of all) {
    const isThere = file.endsWith('/*')
      ? readdirSync(inProject(file.slice(0, -2))).length > 0
      : existsSync(inProject(file));
    expect([file, isThere]).toEqual([file, true]);
  }
});
