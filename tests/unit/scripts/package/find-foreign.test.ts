import { describe, expect, it } from 'vitest';
import { findForeign } from '../../../../scripts/package/find-foreign.ts';

describe('a script that is not the package’s own', () => {
  it.each([
    ['a.html', '<script>run()</script>'],
    ['a.html', '<script type="module">run()</script>'],
    ['a.html', '<script src="https://elsewhere.example/a.js"></script>'],
    ['a.html', '<script async src="//elsewhere.example/a.js"></script>'],
    ['a.html', '<body onload="run()">'],
    ['a.html', '<a href="javascript:run()">x</a>'],
    ['a.js', 'await import("https://elsewhere.example/a.js")'],
    ['a.js', 'import{a}from"https://elsewhere.example/a.js"'],
    ['a.js', 'importScripts("a.js")'],
  ])('[SH3] in %s, %s is found', (name, text) => {
    expect(findForeign(name, text)).toContain(name);
  });

  it.each([
    ['a.html', '<script type="module" crossorigin src="/assets/a.js"></script>'],
    ['a.html', '<div id="panel" class="on=1"></div>'],
    ['a.js', 'import("./a.js");import{b}from"./b.js";const c="https://elsewhere.example"'],
  ])('[SH3] in %s, %s is let through', (name, text) => {
    expect(findForeign(name, text)).toBeUndefined();
  });
});
