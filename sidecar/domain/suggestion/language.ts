import type { Language } from './article.ts';
import type { Word } from './words.ts';

/**
 * In which language a line is written; null when it cannot be told, as of a name, a number or a picture.
 *
 * @param known in which language's texts of the knowledge a word stands alone; null: in both or none
 */
export function languageOf(
  words: readonly Word[],
  known: (plain: string) => Language | null = () => null,
): Language | null {
  let dutch = 0;
  let english = 0;
  for (const { plain } of words) {
    const written = knownAs(plain);
    const said = written ?? known(plain);
    // The knowledge is small: a word in one of its languages alone may well be a word of the other.
    const says = written === null ? 0.5 : 1;
    if (said === 'nl') dutch += says;
    else if (said === 'en') english += says;
    else if (looksDutch.test(plain)) dutch += 0.4;
    else if (looksEnglish.test(plain)) english += 0.4;
  }
  if (Math.abs(dutch - english) < LEAD_MIN) return null;
  return dutch > english ? 'nl' : 'en';
}

const LEAD_MIN = 0.4;

function knownAs(plain: string): Language | null {
  if (DUTCH.has(plain)) return 'nl';
  return ENGLISH.has(plain) ? 'en' : null;
}

// Letters and endings that one language has and the other hardly does.
const looksDutch =
  /ij|[^aeiou]uu[^aeiou]|aa|oe[^s]|eeu|sch[^o]|(?:tje|tjes|lijk|heid|ingen|eren|vriendelijk)$/;
const looksEnglish = /th|wh|[a-z]'(?:s|t|m|re|ve|ll|d)$|ough|sh|(?:tion|ing|ed|ly|ness|ght)$/;

// The most frequent words that are no words of the other language.
const DUTCH: ReadonlySet<string> = new Set(
  `aan aantal al alles als alstublieft bedankt ben bent besteld bestelling betaald betalen betaling bij binnen dag dan
   dank dat daar de deze dit doe doet dus echt een eerder en er euro gaat gaan geen gehad geld geleden gemaakt gisteren
   goed graag groetjes haar heb hebben heeft hele het hij hoe hoelang hoeveel hoi hallo ik ja jij je jouw jullie kan
   kapot keer klopt koop kopen korting krijg krijgen kun kunnen kunt kwijt laten levering maar maat maken mee meer
   meerdere mijn mij moet moeten mogen morgen naar niet niets nieuwe niks nodig nog nu ons onze ook    prijs retour schoen schoenen snel steeds terug terugsturen toch tot uit uw van vandaag veel verkeerd verzenden
   verzending verzonden volgens voor vraag waar waarom wanneer wat welke weet wel werkt weten wie wij wil willen
   worden wordt zal ze zei zich zijn zo zonder zou zouden`.split(/\s+/),
);

const ENGLISH: ReadonlySet<string> = new Set(
  `about after again an and another any anyone anything are arrive arrived at back be because been before bought
   broken but buy by can can't cannot card change could customer day delivered delivery did didn't do does doesn't don't
   dont each ever find for from get got has have haven't hello hey how i i'd i'll i'm i've if instead into isn't it
   it's just know like long lost make many money month more much my need never new no not now off    only order ordered other our out package paid parcel pay please possible received refund return said send sent
   shall she shipping shoes should size some someone something soon still such thank thanks that the their them then
   there these they thing think this those though through to today tomorrow too track try trying until up us use very
   want wanted we went were what what's when where where's which while who why will with without won't would wrong
   yesterday yet you your`.split(/\s+/),
);
