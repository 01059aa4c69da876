import { expect, test } from 'vitest';
import { MASK } from '../../visitor/record/mask/range.ts';
import { until, useAlonePage } from './alone-page.ts';

const { run, pictures, told } = useAlonePage();

test('[MK3] of a list marked to be shown the choice is told by its words, of any other that nothing is chosen', async () => {
  const options = '<option value="s-1">Small</option><option value="s-2">Large</option>';
  await run(`document.getElementById('main').innerHTML =
    \`<select id="open" name="size" data-toonbank-show>${options}</select><select id="closed" name="other">${options}</select>\`;
    for (const list of document.querySelectorAll('select')) list.selectedIndex = 1;
    globalThis.recorder = startMasked();`);
  await until(pictures).toBe(1);
  const inputs = (id: string) =>
    run<string[]>(`batches.flatMap(({ events }) => events)
      .filter(({ data }) => data.source === 5 && data.id === recorder.idOf(document.getElementById('${id}')))
      .map(({ data }) => data.text)`);
  await until(() => inputs('closed')).toEqual([MASK]);
  const picture = JSON.stringify(await run('batches[0].events'));
  // Once: of the list that is shown, for the choice that was made.
  expect(picture.match(/"selected":true/g)).toHaveLength(1);
  expect(picture).not.toContain('s-2');
  await run(`for (const list of document.querySelectorAll('select')) list.selectedIndex = 0`);
  await until(() => inputs('open')).toEqual(['Small']);
  await until(() => inputs('closed')).toEqual([MASK, MASK]);
  expect(await told()).not.toMatch(/s-[12]/);
});
