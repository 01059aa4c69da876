import { expect, it } from 'vitest';
import { keepIn } from '../../../visitor/storage.ts';
import { openStorage } from './browser.ts';

it('[VS1] a browser that refuses storage costs nothing but the memory of it', () => {
  const keep = keepIn(() => {
    throw new Error('SecurityError');
  });
  keep.write('toonbank.tab', { tab: 'a' });
  expect(keep.read('toonbank.tab')).toEqual({ tab: 'a' });
  expect(keep.keys()).toEqual(['toonbank.tab']);
  keep.remove('toonbank.tab');
  expect(keep.read('toonbank.tab')).toBeNull();
});

it('[VS1] a full storage keeps the newest in memory, not the old one on disk', () => {
  const { storage } = openStorage();
  const keep = keepIn(() => storage);
  keep.write('toonbank.tab', 1);
  storage.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  keep.write('toonbank.tab', 2);
  expect(keep.read('toonbank.tab')).toBe(2);
});

it('[VS1] broken text in storage is nothing, and keys of the shop are not ours', () => {
  const { storage, keep } = openStorage();
  storage.setItem('toonbank.tab', '{"tab":');
  storage.setItem('basket', '1');
  expect(keep().read('toonbank.tab')).toBeNull();
  expect(keep().keys()).toEqual(['toonbank.tab']);
});
