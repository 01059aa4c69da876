// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { keepLink } from '../../../../visitor/record/kept-link.ts';

function linkWith(href: string, rules: string) {
  const link = document.createElement('link');
  link.setAttribute('href', href);
  const attributes: Record<string, unknown> = { media: 'all', _cssText: rules };
  keepLink(link, { tagName: 'link', attributes });
  return attributes;
}

const here = (path: string): string => `${location.origin}${path}`;

test('[RC3] a sheet of the page’s own host that cannot be read whole stays a link', () => {
  for (const lost of [
    '.a { background-image: ; background-size: 10px; }',
    '.a { color: red; } @media print { .b { border-width: !important; } }',
    '.a{border-color:;}',
  ]) {
    expect(linkWith(here('/s.css'), lost)).toEqual({
      media: 'all',
      rel: 'stylesheet',
      href: here('/s.css'),
    });
  }
});

test('[RC3] its rules are told when they are whole, when it is of another host, and of a style element', () => {
  const lost = '.a { background-size: ; }';
  const whole = '.a { --empty: ; background: var(--b); } .b:hover { color: red; }';
  expect(linkWith(here('/s.css'), whole)).toEqual({ media: 'all', _cssText: whole });
  expect(linkWith('https://elsewhere.example/s.css', lost)).toHaveProperty('_cssText', lost);
  const attributes = { _cssText: lost };
  keepLink(document.createElement('style'), { tagName: 'style', attributes });
  expect(attributes).toEqual({ _cssText: lost });
});
