// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { CONSENT_KEY, openConsent } from '../../../visitor/consent.ts';
import { openStorage } from './browser.ts';

const never = () => false;

it('[PV1] nothing is observed before it is granted, and a no leaves nothing behind', () => {
  const browser = openStorage();
  const consent = openConsent(browser.keep(), never);
  expect(consent.canObserve()).toBe(false);
  consent.set(false);
  expect(browser.entries.size).toBe(0);
  consent.set(true);
  expect(consent.canObserve()).toBe(true);
  expect(openConsent(browser.keep(), never).canObserve()).toBe(true);
  consent.set(false);
  expect(browser.entries.size).toBe(0);
});

it('[PV1] Global Privacy Control is a no that no banner overrules', () => {
  const browser = openStorage();
  openConsent(browser.keep(), never).set(true);
  const consent = openConsent(browser.keep(), () => true);
  expect(consent.canObserve()).toBe(false);
  consent.set(true);
  expect(consent.canObserve()).toBe(false);
});

it('[PV1] a no given in one tab stops the others', () => {
  const browser = openStorage();
  const one = openConsent(browser.keep(), never);
  const other = openConsent(browser.keep(), never);
  const heard: boolean[] = [];
  one.set(true);
  other.onChange((canObserve) => heard.push(canObserve));
  dispatchEvent(new StorageEvent('storage', { key: CONSENT_KEY }));
  one.set(false);
  dispatchEvent(new StorageEvent('storage', { key: CONSENT_KEY }));
  expect(heard).toEqual([true, false]);
});

it('[PV1] a no reaches everybody who acts on the word, once', () => {
  const consent = openConsent(openStorage().keep(), never);
  const heard: string[] = [];
  consent.set(true);
  consent.onChange((canObserve) => heard.push(`first ${canObserve}`));
  consent.onChange((canObserve) => heard.push(`second ${canObserve}`));
  consent.set(false);
  consent.set(false);
  expect(heard).toEqual(['first false', 'second false']);
});

it('[PV2] a no from a page that is gone observes nothing, and is acted on once', () => {
  const browser = openStorage(new Map([[CONSENT_KEY, '"withdrawn"']]));
  const next = openConsent(browser.keep(), never);
  const heard: boolean[] = [];
  next.onChange((canObserve) => heard.push(canObserve));
  next.settle();
  next.settle();
  expect(heard).toEqual([false]);
  expect(browser.entries.size).toBe(0);
  expect(openConsent(browser.keep(), never).canObserve()).toBe(false);
});
