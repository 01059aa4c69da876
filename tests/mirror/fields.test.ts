import { expect, test } from 'vitest';
import { until, useAlonePage } from './alone-page.ts';

const alone = useAlonePage();
const { run, start, pictures, told } = alone;

test('[RC3] a form that is put back is told, and what is typed after that too', async () => {
  await run(`document.getElementById('main').insertAdjacentHTML('beforeend',
    '<form id="form"><input id="f" value="first"><input id="t" type="checkbox"></form>')`);
  await start();
  await until(pictures).toBe(1);
  const inputs = (): Promise<string[]> =>
    run(`batches.flatMap(({ events }) => events).filter(({ data }) => data.source === 5)
      .map(({ data }) => data.id === recorder.idOf(document.getElementById('f')) ? data.text : data.isChecked)`);
  await alone.page().fill('#f', 'typed');
  await alone.page().check('#t');
  await until(inputs).toEqual(['typed', true]);
  await run(`document.getElementById('form').reset()`);
  await until(inputs).toEqual(['typed', true, 'first', false]);
  await alone.page().fill('#f', 'typed');
  await until(inputs).toEqual(['typed', true, 'first', false, 'typed']);
});

test('[RC3] a form in a shadow root that is put back is told, and a choice there is one of its own tree', async () => {
  await run(`const root = document.getElementById('main').appendChild(document.createElement('x-form'))
      .attachShadow({ mode: 'open' });
    root.innerHTML = '<form><input id="f" value="first"><input id="r1" type="radio" name="r" value="a" checked>' +
      '<input id="r2" type="radio" name="r" value="b"></form>';
    globalThis.root = root;`);
  await start();
  await until(pictures).toBe(1);
  const inputs = (): Promise<string[]> =>
    run(`batches.flatMap(({ events }) => events).filter(({ data }) => data.source === 5).map(({ data }) => {
      const { id } = recorder.nodeOf(data.id);
      return id + ' ' + (id === 'f' ? data.text : data.isChecked);
    })`);
  await alone.page().fill('#f', 'typed');
  await alone.page().check('#r2');
  const typed = ['f typed', 'r2 true', 'r1 false'];
  await until(inputs).toEqual(typed);
  await run(`root.querySelector('form').reset()`);
  const back = [...typed, 'f first', 'r1 true', 'r2 false'];
  await until(inputs).toEqual(back);
  await alone.page().fill('#f', 'typed');
  await until(inputs).toEqual([...back, 'f typed']);
});

test('[RC3] options that are added are told in their order: the first of them is what is chosen', async () => {
  await start();
  await until(pictures).toBe(1);
  await run(`document.getElementById('main').insertAdjacentHTML('beforeend',
    '<select><option>first</option><optgroup><option>second</option><option>third</option></optgroup></select>')`);
  await until(told).toContain('"third"');
  const words = (await told())
    .match(/"textContent":"(?:first|second|third)"/g)
    ?.map((said) => said.slice(15, -1));
  expect(words).toEqual(['first', 'second', 'third']);
});
