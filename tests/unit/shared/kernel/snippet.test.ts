import { expect, test } from 'vitest';
import { filled, isVariable, namesIn } from '../../../../shared/kernel/snippet.ts';

test('[KB4] what is known is filled in, and what a value says is not looked through again', () => {
  expect(
    filled('Dag {visitor}, je mand is {basket}.', { visitor: '{basket} $&', basket: '€ 10' }),
  ).toEqual({ text: 'Dag {basket} $&, je mand is € 10.', missing: [] });
});

test('[KB4] what is not known is named once and stays', () => {
  expect(filled('{ visitor }: {product}, {product}', { visitor: 'Zoë', product: '' })).toEqual({
    text: 'Zoë: {product}, {product}',
    missing: ['product'],
  });
});

test('[KB4] braces with anything else are text', () => {
  const text = '{korting} {} {a\nb} { {visitor';
  expect(filled(text, { visitor: 'Zoë' })).toEqual({ text, missing: [] });
});

test('[KB4] the variables of a text are those between braces, each once', () => {
  expect(namesIn('{visitor} { visitor } {korting} {} {constructor}')).toEqual([
    'visitor',
    'korting',
    'constructor',
  ]);
  expect(['visitor', 'constructor', 'korting'].map(isVariable)).toEqual([true, false, false]);
});
