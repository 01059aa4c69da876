/** Words of both languages that stand in questions about anything: found in common, they say next to nothing. */
export function isLittle(plain: string): boolean {
  return LITTLE.has(plain);
}

const LITTLE: ReadonlySet<string> = new Set(
  `aan al als alstublieft ben bent bij dan dat de deze die dit doe doen doet door dus een en er even ga gaan gaat geen graag
   had heb hebben hebt heeft het hij hoe ie ik in is ja je jij jou jouw jullie kan krijg krijgen kun kunnen kunt maar mag me
   meer men met mij mijn moet moeten na naar nee niet nog nou nu of om omdat ons onze ook op over s t te toch toen tot u uit
   uw van vanaf voor waar waarom wanneer want waren was wat we wel welk welke werd wie wij wil willen wilt word worden wordt
   zal ze zich zij zijn zo zou zouden zullen
   a about after again all also am an and any are as at be because been but by can can't cannot could did didn't do does
   doesn't doing don't dont for from get give go got had has have haven't having he help her hers him his how i i'd i'll i'm
   i've if in into is isn't it it's its just know let like make me mine more my need no not now of off on or our ours
   please she should so some somebody someone something such tell than that that's the their them then there these they this
   those to too until up us very want was wasn't we were what what's when where which while who whose why will with won't
   would wouldn't yes you your yours explain good work werk werkt works`.split(/\s+/),
);
