import type { Both } from '../shop/language.ts';
import type { Product } from '../shop/product.ts';
import { BLACK, CEDAR, COGNAC, OLIVE } from './palettes.ts';

const CONTENT: Both = { nl: 'Inhoud', en: 'Content' };
const MATERIAL: Both = { nl: 'Materiaal', en: 'Material' };
const MADE_IN: Both = { nl: 'Gemaakt in', en: 'Made in' };
const SUITS: Both = { nl: 'Geschikt voor', en: 'Suits' };

export const CARE: readonly Product[] = [
  {
    id: 'balm',
    sku: 'VD-C-301',
    name: { nl: 'Leerbalsem', en: 'Leather balm' },
    category: 'care',
    silhouette: 'tin',
    kind: { nl: 'Verzorging', en: 'Leather care' },
    colour: { nl: 'kleurloos', en: 'neutral' },
    palette: COGNAC,
    priceMinor: 1295,
    sizes: [],
    intro: {
      nl: 'Bijenwas en lanoline. Voedt glad leer en brengt de glans terug.',
      en: 'Beeswax and lanolin. Feeds smooth leather and brings back its shine.',
    },
    story: {
      nl: 'Een dun laagje, een kwartier laten intrekken, uitborstelen. Eén blik is genoeg voor ongeveer dertig paar.',
      en: 'A thin layer, a quarter of an hour to sink in, brush off. One tin does about thirty pairs.',
    },
    facts: [
      [CONTENT, { nl: '100 ml', en: '100 ml' }],
      [SUITS, { nl: 'Glad leer', en: 'Smooth leather' }],
      [MADE_IN, { nl: 'Waalwijk', en: 'Waalwijk, the Netherlands' }],
    ],
    stars: 4.9,
    reviewCount: 312,
    review: {
      by: 'Gerda, Apeldoorn',
      stars: 5,
      words: {
        nl: 'Ruikt lekker en mijn oude laarzen lijken weer nieuw.',
        en: 'Smells nice and my old boots look new again.',
      },
    },
  },
  {
    id: 'brush',
    sku: 'VD-C-302',
    name: { nl: 'Uitpoetsborstel', en: 'Polishing brush' },
    category: 'care',
    silhouette: 'brush',
    kind: { nl: 'Paardenhaar', en: 'Horsehair' },
    colour: { nl: 'beuken', en: 'beech' },
    palette: CEDAR,
    priceMinor: 1650,
    sizes: [],
    intro: {
      nl: 'Zachte uitpoetsborstel van paardenhaar met beukenhouten greep.',
      en: 'A soft polishing brush of horsehair with a beech handle.',
    },
    story: {
      nl: 'Met de hand ingeplant door een borstelmaker in Friesland. Gaat bij normaal gebruik een leven lang mee.',
      en: 'Filled by hand by a brush maker in Friesland. Lasts a lifetime in normal use.',
    },
    facts: [
      [MATERIAL, { nl: 'Beukenhout, paardenhaar', en: 'Beech, horsehair' }],
      [SUITS, { nl: 'Alle gladde leersoorten', en: 'All smooth leathers' }],
      [MADE_IN, { nl: 'Workum', en: 'Workum, the Netherlands' }],
    ],
    stars: 4.8,
    reviewCount: 88,
    review: {
      by: 'Frans, Delft',
      stars: 5,
      words: { nl: 'Degelijk. Ligt goed in de hand.', en: 'Solid. Sits well in the hand.' },
    },
  },
  {
    id: 'spray',
    sku: 'VD-C-303',
    name: { nl: 'Regenspray', en: 'Rain spray' },
    category: 'care',
    silhouette: 'spray',
    kind: { nl: 'Bescherming', en: 'Protection' },
    colour: { nl: 'kleurloos', en: 'neutral' },
    palette: OLIVE,
    priceMinor: 1495,
    sizes: [],
    intro: {
      nl: 'Houdt regen en vuil buiten, ook bij suède en nubuck. Zonder PFAS.',
      en: 'Keeps rain and dirt out, suede and nubuck included. Free of PFAS.',
    },
    story: {
      nl: 'Spuit buiten, op twintig centimeter, en laat een nacht drogen. Eens per maand herhalen in de winter.',
      en: 'Spray outdoors from twenty centimetres and leave to dry overnight. Repeat once a month in winter.',
    },
    facts: [
      [CONTENT, { nl: '250 ml', en: '250 ml' }],
      [SUITS, { nl: 'Leer, suède en nubuck', en: 'Leather, suede and nubuck' }],
      [MADE_IN, { nl: 'België', en: 'Belgium' }],
    ],
    stars: 4.6,
    reviewCount: 154,
    review: {
      by: 'Ilse, Brugge',
      stars: 5,
      words: {
        nl: 'Druppels rollen er gewoon af.',
        en: 'Drops simply roll off.',
      },
    },
  },
  {
    id: 'trees',
    sku: 'VD-C-304',
    name: { nl: 'Laarzenspanners', en: 'Boot trees' },
    category: 'care',
    silhouette: 'trees',
    kind: { nl: 'Cederhout', en: 'Cedar' },
    colour: { nl: 'ceder', en: 'cedar' },
    palette: { ...CEDAR, sole: BLACK.light },
    priceMinor: 3900,
    sizes: [],
    intro: {
      nl: 'Houden de vorm en trekken vocht uit het leer. Per paar.',
      en: 'Keep the shape and draw moisture from the leather. Per pair.',
    },
    story: {
      nl: 'Ongelakt cederhout neemt vocht op en ruikt lekker. Met een veer die zich naar maat 36 tot 46 schikt.',
      en: 'Unvarnished cedar takes up moisture and smells good. With a spring that adapts to sizes 36 to 46.',
    },
    facts: [
      [MATERIAL, { nl: 'Cederhout, messing', en: 'Cedar, brass' }],
      [SUITS, { nl: 'Maat 36 tot 46', en: 'Sizes 36 to 46' }],
      [MADE_IN, { nl: 'Duitsland', en: 'Germany' }],
    ],
    stars: 4.7,
    reviewCount: 71,
    review: {
      by: 'Hugo, Den Haag',
      stars: 5,
      words: {
        nl: 'Had ik jaren eerder moeten kopen.',
        en: 'I should have bought these years ago.',
      },
    },
  },
];
