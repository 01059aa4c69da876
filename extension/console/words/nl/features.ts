import type { FeatureWords } from '../en/features.ts';

const PAGES = {
  home: 'startpagina',
  category: 'categoriepagina',
  product: 'productpagina',
  search: 'zoekpagina',
  basket: 'mandpagina',
  checkout: 'afrekenpagina',
  account: 'accountpagina',
  service: 'servicepagina',
  other: 'andere pagina',
};

const ofPages = Object.entries(PAGES).flatMap(([type, page]): [string, FeatureWords][] => [
  [`views-${type}`, [`Keer: ${page}`, `Hoe vaak een ${page} is getoond in dit bezoek.`]],
  [
    `visible-${type}`,
    [`Tijd: ${page}`, `Hoe lang een ${page} in beeld was, geteld bij het verlaten.`],
  ],
]);

/** By the names of the sidecar’s table, as in English. */
export const features: Readonly<Record<string, FeatureWords>> = {
  ...Object.fromEntries(ofPages),
  pageviews: ['Pagina’s', 'Hoeveel pagina’s in dit bezoek zijn getoond.'],
  visible: ['Tijd in beeld', 'Hoe lang pagina’s in beeld waren, alle verlaten pagina’s samen.'],
  age: ['Duur tot nu', 'Tijd sinds het bezoek begon.'],
  quiet: ['Stilte', 'Tijd sinds er voor het laatst iets gebeurde.'],
  lists: ['Lijsten', 'Hoe vaak een lijst met producten is getoond.'],
  searches: ['Zoekopdrachten', 'Hoe vaak er iets is gezocht.'],
  'product-views': ['Producten getoond', 'Hoe vaak een product is getoond.'],
  products: ['Verschillende producten', 'Hoeveel verschillende producten zijn bekeken.'],
  'looks-most': [
    'Keer bij één product',
    'Keer bij het product dat in dit bezoek het meest is bekeken.',
  ],
  'looks-last': [
    'Keer bij het laatste product',
    'Keer bij het laatst bekeken product, eerdere bezoeken meegeteld.',
  ],
  'bounce-rate': [
    'Bouncepercentage',
    'Hoe vaak bezoeken die op deze pagina’s beginnen geen andere pagina zien.',
  ],
  'exit-rate': ['Uitstappercentage', 'Hoe vaak deze pagina’s de laatste van een bezoek zijn.'],
  'exit-of-shop': [
    'Uitstap naast de winkel',
    'Het uitstappercentage van deze pagina’s als deel van dat van alle pagina’s.',
  ],
  'exit-rate-here': ['Uitstap hier', 'Hoe vaak de pagina van nu de laatste van een bezoek is.'],
  'page-value': ['Paginawaarde', 'Wat een keer tonen gemiddeld aan bestellingen opbracht.'],
  'basket-pieces': ['Stuks in de mand', 'Hoeveel stuks er in de mand liggen.'],
  'basket-value': ['Waarde van de mand', 'Wat de mand nu waard is.'],
  'basket-peak': ['Hoogste waarde', 'Het meeste dat de mand in dit bezoek waard was.'],
  'basket-of-peak': [
    'Mand naast haar hoogste',
    'Wat de mand waard is, als deel van het meeste dat ze waard was.',
  ],
  'basket-changes': ['Wijzigingen', 'Hoe vaak de mand veranderde.'],
  'basket-removals': ['Eruit gehaald', 'Hoe vaak er iets uit de mand is gehaald.'],
  'basket-rests': ['Mand onaangeroerd', 'Tijd sinds de mand voor het laatst veranderde.'],
  'checkout-step': [
    'Stap van het afrekenen',
    'De verste stap: 1 begonnen, 2 verzending, 3 betaling; 0 als het niet is begonnen.',
  ],
  'in-checkout': ['Bij het afrekenen', 'Of de bezoeker nu aan het afrekenen is.'],
  'checkout-entered': ['Afrekenen begonnen', 'Hoe vaak het afrekenen is geopend.'],
  'checkout-left': ['Afrekenen verlaten', 'Hoe vaak het afrekenen is verlaten.'],
  'checkout-returns': [
    'Terug van het afrekenen',
    'Hoe vaak het is verlaten voor een mand- of productpagina.',
  ],
  'checkout-left-since': [
    'Afrekenen verlaten sinds',
    'Tijd sinds het afrekenen voor het laatst is verlaten.',
  ],
  'checkout-steps-back': [
    'Stappen terug',
    'Hoe vaak een stap van het afrekenen na een latere opnieuw is gedaan.',
  ],
  'repeat-view': ['Keek opnieuw', 'Hoe vaak een bezoeker terugkwam bij hetzelfde product.'],
  'back-and-forth': ['Heen en weer', 'Hoe vaak iemand heen en weer ging tussen mand en afrekenen.'],
  'idle-at-checkout': ['Stil bij het afrekenen', 'Hoe vaak er bij het afrekenen niets gebeurde.'],
  'coupon-focus': ['Codeveld', 'Hoe vaak naar het veld voor een code is gekeken.'],
  'shipping-cost-view': ['Verzendkosten', 'Hoe vaak naar verzendkosten is gekeken.'],
  'exit-intent': ['Wil weggaan', 'Hoe vaak het leek of de bezoeker weg zou gaan.'],
  'rage-click': ['Bleef klikken', 'Hoe vaak steeds opnieuw op dezelfde plek is geklikt.'],
  'form-abandoned': ['Formulier verlaten', 'Hoe vaak een formulier half ingevuld is verlaten.'],
  'tab-return': ['Ging en kwam terug', 'Hoe vaak tussendoor naar een ander tabblad is gekeken.'],
  'price-copy': ['Vergeleek prijzen', 'Hoe vaak een prijs of productnaam is gekopieerd.'],
  'doubt-since': ['Laatste twijfel', 'Tijd sinds voor het laatst een teken van twijfel is gezien.'],
  'sessions-before': ['Eerdere bezoeken', 'Hoeveel bezoeken deze bezoeker eerder bracht.'],
  'customer-value': [
    'Klantwaarde',
    'Wat deze klant volgens de winkel waard is: laag, midden, hoog.',
  ],
  referrer: [
    'Kwam van',
    'Waar het bezoek vandaan kwam: direct, zoeken, sociaal, campagne, e-mail, anders.',
  ],
  device: ['Apparaat', 'Telefoon, tablet of computer.'],
  hour: ['Uur', 'Uur van de dag, op de klok van de winkel.'],
  weekday: ['Weekdag', 'Dag van de week, op de klok van de winkel.'],
};
