import { describe, expect, it } from 'vitest';
import { findEval } from '../../../../scripts/build/no-eval.ts';

describe('text into code', () => {
  it.each([
    'eval("1")',
    'new Function("a","return a")',
    'x=Function("return this")()',
    'globalThis.Function(p,c)',
  ])('[RN8] %s is found', (script) => {
    expect(findEval(`var a=1;${script};var b`)).toContain(script.slice(0, 4));
  });

  it.each([
    'medieval("1")',
    'Type.Function([a],b)',
    'x instanceof Function',
    'retrieval(1)',
    'a.eval("1")',
  ])('[RN8] %s is let through', (script) => {
    expect(findEval(script)).toBeUndefined();
  });
});
