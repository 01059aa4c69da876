import type { Sentiment } from './ranking.ts';
import type { Word } from './words.ts';

/**
 * A quiet hint at how a line sounds, from words that say it outright; what is said between the lines is not seen, and
 * in doubt it is neutral.
 */
export function sentimentOf(words: readonly Word[], text: string): Sentiment {
  let felt = 0;
  let negatedUntil = -1;
  words.forEach(({ plain }, at) => {
    if (NOT.has(plain) || plain.endsWith("n't")) negatedUntil = at + NEGATED_WORDS;
    const strength = UPSET.has(plain) ? -1 : PLEASED.has(plain) ? 1 : 0;
    if (strength === 0) return;
    // "Not bad" is no praise and "not happy" is a complaint: a denied complaint says nothing.
    if (at <= negatedUntil) felt -= strength > 0 ? 1 : 0;
    else felt += strength;
  });
  for (const sign of text.slice(0, SIGNS_SEEN_CHARS).match(SIGNS) ?? []) {
    felt += SAD.test(sign) ? -1 : 1;
  }
  if (felt <= -1) return 'upset';
  return felt >= 1 ? 'pleased' : 'neutral';
}

const NEGATED_WORDS = 3;
const SIGNS_SEEN_CHARS = 1_000;
const SIGNS = /[😀-😊😍🥰🙏👍❤😡😠🤬😤😢😭👎😞😟🙁☹]/gu;
const SAD = /[😡😠🤬😤😢😭👎😞😟🙁☹]/u;

const NOT: ReadonlySet<string> = new Set(
  'niet geen nooit niks niets not no never nothing cannot hardly zonder without'.split(' '),
);

const UPSET: ReadonlySet<string> = new Set(
  `aangifte afschuwelijk balen belachelijk boos bedrog bedrogen frustrerend geirriteerd gefrustreerd klacht klachten klote
   kwaad ongelofelijk onacceptabel onbeschoft ontevreden oplichters oplichting rot ruk schandalig schandalige slecht
   slechte slechtste teleurgesteld teleurstellend teleurstelling verschrikkelijk vervelend waardeloos waardeloze
   walgelijk woedend woest zat
   angry annoyed annoying appalling awful complain complaint crap cheated disappointed disappointing disgusting
   disgusted frustrated frustrating furious hate horrible outraged pathetic poor rubbish ridiculous rude scam scammed
   shocking terrible unacceptable unhappy upset useless worst`.split(/\s+/),
);

const PLEASED: ReadonlySet<string> = new Set(
  `bedankt blij dank dankjewel dankuwel fantastisch fijn geweldig goed heerlijk helder leuk mooi perfect prachtig prima
   prettig super tevreden top toppie
   amazing awesome brilliant excellent fantastic glad good great happy helpful lovely nice perfect pleased thank
   thanks thx wonderful`.split(/\s+/),
);
