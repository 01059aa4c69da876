import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ArticleId, asId } from '../../../shared/kernel/ids.ts';
import { readFiles } from '../../../shared/knowledge/read-file.ts';
import { RANK_BOUNDS } from '../../../sidecar/adapters/suggestion/bounds.ts';
import { snowballStems } from '../../../sidecar/adapters/suggestion/stems.ts';
import { termsOf } from '../../../sidecar/app/knowledge/wire.ts';
import { buildRanker } from '../../../sidecar/domain/suggestion/ranker.ts';
import { ROOT } from '../../architecture/source.ts';
import { aKnowledge, aQuestion } from '../../support/builders/small-knowledge.ts';

const folder = join(ROOT, 'demo', 'knowledge');
const files = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));
const articles = readFiles(files, { timeZone: 'Europe/Amsterdam', language: null })
  .flatMap((file) => file.articles)
  .map(({ article, terms }) => ({ ...termsOf(terms), id: asId<ArticleId>(article), version: 1 }));
const ranker = buildRanker(aKnowledge({ articles }), snowballStems(), RANK_BOUNDS);

test.each([
  ['waar blijft mijn pakketje', 'track-parcel'],
  ['ik was niet thuis toen de bezorger kwam', 'not-at-home'],
  ['mijn betaling is mislukt', 'payment-failed'],
  ['kan ik achteraf betalen', 'payment-later'],
  ['mijn kortingscode werkt niet', 'discount-code-fails'],
  ['zijn deze laarzen waterdicht', 'waterproof'],
  ['hoe krijg ik zoutvlekken weg', 'salt-stains'],
  ['ik heb brede voeten', 'size-wide-feet'],
  ['de rits is kapot', 'zip-broken'],
  ['wanneer krijg ik mijn geld terug', 'refund-time'],
  ['kan ik parkeren bij de winkel', 'shop-parking'],
  ['krijg ik studentenkorting', 'discount-student'],
  ['retour label kwijt', 'return-label-lost'],
  ['can I pay later with klarna', 'payment-later'],
  ['do you have vegan boots', 'material-vegan'],
  ['my discount code is not accepted', 'discount-code-fails'],
  ['they got soaked in the rain, how do I dry them', 'wet-boots'],
  ['can I pick it up in the shop', 'pick-up'],
  ['I need an invoice for my company', 'invoice'],
  ['how high is the heel', 'heel-height'],
  ['lost my return label', 'return-label-lost'],
  ['how to unsubscribe from the newsletter', 'newsletter-stop'],
])(
  '[SG3] what people ask is found in the demo’s knowledge that nobody has used yet: %s',
  (text, article) => {
    const { suggestions } = ranker.rank(aQuestion(text));
    expect(suggestions.map((suggestion) => suggestion.article)).toContain(article);
  },
);
