import { expect, test } from 'vitest';
import { sentimentOf } from '../../../../../sidecar/domain/suggestion/sentiment.ts';
import { wordsOf } from '../../../../../sidecar/domain/suggestion/words.ts';

test.each([
  ['Dit is echt belachelijk, al twee weken niets', 'upset'],
  ['this is unacceptable', 'upset'],
  ['Ik ben niet tevreden', 'upset'],
  ["I'm not happy with this", 'upset'],
  ['😡', 'upset'],
  ['Top, dankjewel!', 'pleased'],
  ['that is great, thanks', 'pleased'],
  ['not bad', 'neutral'],
  ['niet slecht', 'neutral'],
  ['Waar is mijn bestelling?', 'neutral'],
  ['', 'neutral'],
] as const)('[SG9] how a line sounds: %s', (text, sentiment) => {
  expect(sentimentOf(wordsOf(text, 1_000, 64), text)).toBe(sentiment);
});
