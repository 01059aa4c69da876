import type { weighing as english } from '../en/weighing.ts';

/** What is said of what offers change and who weighs them, in Dutch. */
export const weighing: typeof english = {
  title: 'Wat aanbod verandert',
  hint: 'Of een aanbod de tijd van een medewerker waard is wordt gewogen naar wat aanbod van die actie tot nu toe veranderde.',
  order:
    'Slaan meer acties op hetzelfde moment aan, dan gaat die met de meeste winst voor, zodra die van elk van hen bekend is; tot dan, en bij gelijke winst, geldt jouw volgorde. Een klein deel wordt altijd uitgeprobeerd.',
  young:
    'Er is nog niets geleerd: elke actie wordt op haar woord geloofd, alsof er niets wordt gewogen.',
  takenBack:
    'Een teamleider nam terug wat was geleerd: elke actie wordt op haar woord geloofd tot er sindsdien genoeg bezoekers waren.',
  all: (when) => `De versie van ${when} beslist voor elke actie die zij kent.`,
  some: (when, known, maps) =>
    `De versie van ${when} beslist voor ${known} van ${maps} acties; de andere worden op hun woord geloofd.`,
  noMap: (when) =>
    `De versie van ${when} beslist nog voor geen actie: elke wordt op haar woord geloofd tot er genoeg van bekend is.`,
  changing: (to) =>
    `Vanaf nu weegt ${to} het aanbod. De sidecar neemt het binnen een minuut over; blijft dit staan, dan zegt zijn logboek waarom.`,
  changingToNone:
    'Vanaf nu wordt elke actie op haar woord geloofd. De sidecar neemt het binnen een minuut over; blijft dit staan, dan zegt zijn logboek waarom.',
  toBefore: 'Terug naar de vorige',
  toNone: 'Elke actie op haar woord geloven',
  nothingBack: 'Niets om terug te nemen: er beslist geen versie.',
  nothingBefore: 'Voor deze besliste geen versie.',
  askBefore: (when) => `De versie van ${when} terugnemen?`,
  askNone: 'Elke actie op haar woord geloven?',
  followsBefore: (next) => [
    `Daarna weegt ${next} het aanbod, in elke sidecar binnen een minuut.`,
    'Aanbod en gesprekken die lopen blijven zoals ze zijn.',
    'Alleen bezoekers die hierna voor het eerst in aanmerking komen tellen voor een nieuwe versie. Zij beslist zodra zij van hen alleen evenveel weet als wat tot dan beslist.',
    'Het logboek onthoudt dat jij het was.',
  ],
  followsNone: [
    'Daarna biedt elke actie aan waar zij aanslaat, in jouw volgorde, in elke sidecar binnen een minuut.',
    'Aanbod en gesprekken die lopen blijven zoals ze zijn.',
    'Alleen bezoekers die hierna voor het eerst in aanmerking komen tellen voor een nieuwe versie. Zij beslist zodra van hen alleen genoeg van een actie bekend is.',
    'Het logboek onthoudt dat jij het was.',
  ],
  sureBefore: 'Terugnemen',
  sureNone: 'Op haar woord geloven',
  versions: 'Versies van wat aanbod verandert',
  waits: 'Wacht op meer bezoekers',
  from: (from, to, offered, heldOut, orders) =>
    `Bezoekers van ${from} tot en met ${to}: ${offered} aangeboden, ${heldOut} buiten gehouden, ${orders} met een bestelling.`,
  fromAll: (from, to, visitors, orders) =>
    `Bezoekers van ${from} tot en met ${to}: ${visitors}, ${orders} met een bestelling.`,
  alike:
    'Alle bezoekers van een actie gelden als gelijk: er waren er te weinig om te zien wie aanbod meer helpt.',
  learner: {
    two: 'twee modellen, één voor elke kant',
    crossed: 'gekruiste modellen (X-learner)',
    robust: 'een dubbel robuust model (DR-learner)',
  },
  apart: (learner, believed) =>
    `Wie aanbod meer helpt volgt uit ${learner}; ${believed} daarvan wordt geloofd.`,
  ordersMissing: (orders) =>
    `Voor geen actie wordt ernaar beslist tot er nog ${orders} bestellingen zijn bevestigd.`,
  unconfirmed:
    'Voor geen actie wordt ernaar beslist: de server van de winkel bevestigt minder dan de helft van de bestellingen die haar pagina’s melden. Laat hem elke betaalde bestelling melden.',
  maps: 'Per actie',
  columns: { map: 'Actie', effect: 'Wat 100 keer aanbieden verandert', decides: 'Wat beslist' },
  arms: (offered, heldOut) => `${offered} aangeboden, ${heldOut} buiten gehouden`,
  effect: (orders) => `${orders} bestellingen`,
  between: (low, high) => `tussen ${low} en ${high}`,
  notCompared: 'Nog niet te vergelijken',
  decided: 'Wat is geleerd',
  atWord: 'Haar woord',
  needed: (visitors) => `ongeveer ${visitors} bezoekers meer`,
  neededNever: 'hoeveel bezoekers meer het vergt is niet te zeggen',
};
