import { expect, it } from 'vitest';
import { en } from '../../../../../extension/panel/words/en.ts';
import { nl } from '../../../../../extension/panel/words/nl.ts';
import { sayError } from '../../../../../extension/panel/words/words.ts';
import { ERROR_KINDS } from '../../../../../shared/protocol/error-kind.ts';

const fatal = Object.entries(ERROR_KINDS).filter(([, { closeCode }]) => closeCode !== null);

// What the panel's link line and the viewer say when a connection is ended: a goodbye has a kind and no reason.
it.each(fatal)(
  '[PN20] a goodbye because of %s is said in the reader’s own words, never in the sidecar’s',
  (kind, { meaning }) => {
    const said = [en, nl].map((words) => sayError(words, kind, meaning));
    for (const words of said) expect(words).not.toContain(meaning);
    expect(said).not.toContain(en.errorUnknown);
    expect(said).not.toContain(nl.errorUnknown);
    expect(new Set(said).size).toBe(2);
  },
);
