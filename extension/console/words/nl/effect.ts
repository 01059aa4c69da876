import type { effect as english } from '../en/effect.ts';

/** What is said of the effect of giving, in Dutch. */
export const effect: typeof english = {
  effect: 'Heeft het geholpen?',
  effectCsv: 'Dit downloaden als CSV',
  effectColumns: {
    mandate: 'Mandaat',
    given: 'Gegeven',
    afterOffer: 'Na een aanbod',
    offered: 'Chat aangeboden',
    offeredOrders: 'Daarvan besteld',
    heldOut: 'Buiten gehouden',
    heldOutOrders: 'Daarvan besteld',
    says: 'Wat te zeggen is',
    extra: 'Extra bestellingen',
    from: 'Minstens',
    to: 'Hoogstens',
    needed: 'Bezoekers nog nodig',
    sure: 'Gegeven aan zekere kopers',
    needless: 'Had toch besteld',
  },
  metBefore: () =>
    'Niets te vergelijken: op alle bezoekers aan wie het is gegeven sloeg al eerder een actie.',
  says: {
    'no-offers': () =>
      'Niets te vergelijken: alles is gegeven aan bezoekers die zelf een chat openden.',
    'no-holdout': () =>
      'Niets om mee te vergelijken: niemand wordt buiten gehouden. Stel dat in het beleid in.',
    unconfirmed: () =>
      'Er is niets te zeggen: de server van de winkel bevestigt de bestellingen niet die haar pagina’s melden, of alleen die met een code. Laat hem elke betaalde bestelling melden.',
    'too-few': (_orders, _from, _to, needed) =>
      needed === null
        ? 'Zegt nog niets: te weinig bezoekers.'
        : `Zegt nog niets: ongeveer ${needed} bezoekers meer nodig.`,
    unclear: (_orders, from, to, needed) =>
      `Zegt nog niets: tussen ${from} en ${to} extra bestellingen. ${needed === null ? 'Hoeveel bezoekers meer het vergt is niet te zeggen.' : `Ongeveer ${needed} bezoekers meer nodig.`}`,
    more: (orders, from, to) => `${orders} extra bestellingen: tussen ${from} en ${to}.`,
    fewer: (orders, from, to) =>
      `${orders} bestellingen minder dan zonder aanbod: tussen ${from} en ${to}.`,
  },
  rates: (offered, ordered, rate, held, by, other) =>
    `Van ${offered} bezoekers aan wie een chat werd aangeboden bestelden er ${ordered} (${rate}), van ${held} die buiten bleven ${by} (${other}).`,
  afterOffer: (count, all) => `${count} van ${all} gegeven na een aanbod.`,
  sure: (count, all) =>
    `${count} van ${all} ging naar bezoekers die al aan het afrekenen waren of een hoge score hadden.`,
  needless: (count, all) => `Ongeveer ${count} van ${all} had toch wel besteld.`,
  sureWhy: (held, orders, rate) =>
    `Van ${held} zulke bezoekers die met rust werden gelaten bestelden er ${orders} (${rate}).`,
  sureUnknown:
    'Hoeveel daarvan toch wel had besteld is niet te zeggen: te weinig zulke bezoekers bleven buiten.',
  sureWarning: 'Kortingen gaan naar bezoekers die toch wel hadden gekocht.',
  split: {
    doubt: 'Er is niets te zeggen zolang de verdeling niet klopt.',
    broken: (shop) => `${shop}: de verdeling klopt niet. Geloof de cijfers hieronder niet.`,
    brokenBy: (heldOut, offered, drawn) =>
      `${heldOut} buiten gehouden en ${offered} aangeboden, waar er ongeveer ${drawn} buiten waren geloot. Toeval doet dit minder dan eens op de 1000 keer.`,
    brokenDo:
      'Vraag wie de sidecar beheert wat een van de twee uit de telling nam: gewiste bezoekers, een oude back-up, gegevens van twee installaties. Kies daarna dagen van na het herstel.',
    even: (shop, heldOut, all, planned) =>
      `${shop}: verdeeld zoals geloot, ${heldOut} van ${all} bezoekers buiten gehouden (${planned} bedoeld).`,
    tooFew: (shop, all) => `${shop}: ${all} bezoekers, te weinig om te zien of de verdeling klopt.`,
  },
  why: 'Wat wordt vergeleken, en wat niet',
  whys: [
    'Iedereen op wie tijdens het mandaat van alle acties het eerst een actie sloeg waaruit chats kwamen waarin iets is gegeven: wie een chat kreeg aangeboden tegenover wie door het lot buiten bleef. Elke bezoeker telt één keer, met een bestelling in dat bezoek.',
    'Op wie eerder een andere actie sloeg telt aan geen van beide kanten: wie daar nee zei komt niet meer in aanmerking, wie buiten bleef wel, dus zijn de twee niet meer te vergelijken.',
    'Wie nee zei of niets kreeg telt mee bij wie werd aangeboden. Wie zelf een chat opende telt nergens.',
    'Alleen bestellingen die de server van de winkel bevestigde tellen.',
    'Om het mandaat zelf wordt niet geloot. Het verschil komt van de chat met alles wat erin is gegeven; wat het geven alleen deed is hoogstens dat, zolang chatten niemand van bestellen afhoudt.',
    'De grenzen kloppen bij 95 van de 100 zulke tellingen.',
  ],
};
