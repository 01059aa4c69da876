import type { Program, Step } from './page/program.ts';

/** Programs, cut down, that were once shown otherwise than the page was. */
export const REGRESSIONS: readonly Program[] = [
  // A shadow root attached to what is shown already.
  program(1, [], [s('task', 0, 0, 0)], [s('shadow', 7057, 5564, 5706)]),
  // The last rule taken out of a style element that has text.
  program(2, [], [s('tree', 7, 6999, 9), s('styleRule', 741, 6628, 5748)], []),
  // Sheets adopted by a shadow root before its host was written down.
  program(3, [], [s('shadow', 2840, 3, 10)], [s('adopt', 2461, 0, 5113)]),
  // A frame written anew with an element that got a shadow root.
  program(
    4,
    [
      s('data', 6888, 1139, 9511),
      s('shadow', 3731, 6642, 6358),
      s('frame', 3508, 4050, 769),
      s('style', 8580, 1872, 5337),
    ],
    [s('styleText', 259, 1735, 9884), s('task', 9989, 3418, 3136)],
    [
      s('shadow', 7333, 9069, 4631),
      s('scroll', 8239, 4975, 3993),
      s('frame', 6568, 3997, 4451),
      s('styleText', 9581, 2509, 3676),
    ],
  ),
  // A scrolled box that the page moved and the viewer left where it was.
  program(
    5,
    [],
    [
      s('tree', 4385, 3953, 4139),
      s('unwrap', 5189, 5770, 6131),
      s('scroll', 4017, 1697, 1309),
      s('detach', 748, 4970, 9552),
      s('task', 8914, 494, 1478),
    ],
    [s('reverse', 9, 12, 9273)],
  ),
  // Scrolled in a frame before the frame was written down.
  program(
    6,
    [
      s('frame', 5611, 9914, 6557),
      s('fields', 8968, 6318, 5713),
      s('scroll', 8761, 6491, 3213),
      s('frame', 3306, 2508, 9329),
    ],
    [],
    [s('scroll', 6384, 2308, 9989)],
  ),
  // A choice of which nothing is chosen.
  program(
    7,
    [s('detach', 894, 2954, 3270), s('input', 1631, 7953, 3075), s('shadow', 7655, 4901, 8241)],
    [],
    [],
  ),
  // A rule added to a style element that then lost it by being moved.
  program(
    8,
    [
      s('replace', 5739, 6139, 9147),
      s('styleRule', 3851, 1865, 2970),
      s('styleText', 8995, 3964, 6039),
      s('moveText', 6510, 7592, 9412),
      s('detach', 6833, 3863, 939),
      s('text', 8677, 1435, 3595),
      s('replace', 2526, 4168, 3960),
    ],
    [
      s('comment', 7282, 6805, 8272),
      s('styleRule', 2426, 9653, 5971),
      s('unwrap', 419, 8848, 4410),
      s('frame', 5671, 5328, 1949),
    ],
    [
      s('task', 7118, 6515, 1363),
      s('changeDetached', 7561, 4807, 9662),
      s('scroll', 9450, 4479, 1049),
      s('comment', 6199, 3820, 9329),
      s('styleText', 8500, 1224, 4353),
      s('rotate', 6165, 3502, 6803),
      s('shadow', 8379, 1816, 4956),
    ],
  ),
  // The words in a field's element changed, while it had no attribute that says them.
  program(
    9,
    [s('content', 864, 2145, 5556)],
    [s('inner', 5585, 47, 1756)],
    [s('frame', 1636, 8135, 187), s('frame', 8855, 3575, 3737), s('data', 3597, 4964, 9252)],
  ),
  // What can be chosen changed after the choice.
  program(
    10,
    [s('unwrap', 5400, 2039, 5444), s('detach', 1851, 1043, 1654), s('insert', 2749, 1092, 4940)],
    [s('insert', 1040, 1803, 1947), s('input', 3213, 2302, 377), s('task', 1248, 1574, 65)],
    [s('tree', 3270, 163, 3680), s('replace', 4107, 542, 175)],
  ),
];

function s(act: string, a: number, b: number, c: number): Step {
  return { act, a, b, c };
}

function program(
  seed: number,
  before: readonly Step[],
  during: readonly Step[],
  after: readonly Step[],
): Program {
  return { seed, before, during, after };
}
