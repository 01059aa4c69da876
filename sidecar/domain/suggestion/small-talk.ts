/** Whether a whole line is a greeting, thanks, or yes or no: said in every chat, and never looked up. */
export function isSmallTalk(text: string): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  return words.length > 0 && words.length <= WORDS_MAX && words.every((word) => SAID.has(word));
}

const WORDS_MAX = 8;

const SAID: ReadonlySet<string> = new Set(
  `aha alvast bedankt begrijp begrepen ben best bye check dag dank dankje dankjewel dankuwel dat dit doei doeg doe duidelijk een en
   er fijn fijne ga gegroet geen geweldig goed goede goedemiddag goedemorgen goedenavond graag groet groeten groetjes
   haha hallo heel heey hee helder helemaal helpen hey hi hoi hoor houdoe hulp iemand ik is ja jawel je jij joe jullie kan kun
   leuk mevrouw meneer mij mooi morgen middag avond me mezelf nee neen nog ok oke okay okee okido prima precies snap snel super
   succes toch top tot u uw voor wel weekend weer werk ziens zo
   afternoon again all alright and are awesome bye cheers cool day evening fine for good goodbye got great hello help helpful
   hey hi hiya i it lot lovely many morning much my nice night no nope not o oh okay one perfect please see so sure thank thanks
   that that's the there thx today understood u very welcome well wonderful yeah yep yes yo you your`.split(
    /\s+/,
  ),
);
