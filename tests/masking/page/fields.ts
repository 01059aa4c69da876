import { child, made, markup, type Sink } from './sink.ts';

const types = [
  'text',
  'email',
  'tel',
  'search',
  'url',
  'hidden',
  'password',
  'checkbox',
  'radio',
  'unheard-of',
];

// While it is recorded, also when it stood there before.
const whenRecorded = (act: () => void): void =>
  addEventListener('masking-recorded', act, { once: true });

/** Fields: whatever is in them stays (SPEC MK2). */
export const FIELDS: readonly Sink[] = [
  ...types.map((type) => markup(`input ${type}`, 'any', `<input type="${type}" value="$">`)),
  ...types.slice(0, 7).map((type) =>
    made(`input ${type}, filled in by the page`, 'any', (box, secret) => {
      child(box, 'input', { type }).value = secret;
    }),
  ),
  made('input, typed', 'any', (box, secret) => {
    const field = child(box, 'input', { name: 'achternaam' });
    field.value = secret;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }),
  made('password, shown by the page', 'any', (box, secret) => {
    const field = child(box, 'input', { type: 'password', value: secret });
    field.value = secret;
    whenRecorded(() => {
      field.type = 'text';
      field.setAttribute('value', field.value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }),
  made('password, shown, and marked as fit to be seen', 'any', (box, secret) => {
    const field = child(box, 'input', {
      type: 'password',
      name: 'veld',
      'data-toonbank-show': '',
    });
    field.value = secret;
    whenRecorded(() => {
      field.type = 'text';
      field.value = `${field.value} `;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }),
  markup(
    'card field marked as fit to be seen',
    'any',
    '<input data-toonbank-show autocomplete="cc-number" value="$">',
  ),
  markup(
    'code field marked as fit to be seen',
    'any',
    '<div data-toonbank-show><input name="sms_code" value="$"></div>',
  ),
  markup(
    'account field by its label, marked',
    'any',
    '<label data-toonbank-show>Rekeningnummer <input data-toonbank-show value="$"></label>',
  ),
  markup('textarea', 'any', '<textarea>$</textarea>'),
  made('textarea, filled in by the page', 'any', (box, secret) => {
    child(box, 'textarea').value = secret;
  }),
  markup('option value', 'any', '<select><option value="$">een</option></select>'),
  markup('option text', 'careful', '<select><option>twee</option><option>$</option></select>'),
  markup('option label', 'careful', '<select><option label="$">drie</option></select>'),
  markup(
    'optgroup label',
    'careful',
    '<select><optgroup label="$"><option>vier</option></optgroup></select>',
  ),
  markup(
    'datalist',
    'any',
    '<input list="l"><datalist id="l"><option value="$">$</option></datalist>',
  ),
  markup('contenteditable', 'any', '<div contenteditable>$</div>'),
  markup(
    'contenteditable, deep',
    'any',
    '<div contenteditable="plaintext-only"><p><b>$</b></p></div>',
  ),
  markup('placeholder', 'careful', '<input placeholder="$">'),
  markup('submit value', 'pattern', '<input type="submit" value="$">'),
  markup('button value', 'any', '<button value="$">Verder</button>'),
  markup('button text', 'pattern', '<button>$</button>'),
  markup('input name and id', 'pattern', '<input name="$" id="$">'),
  markup('meter', 'pattern', '<meter value="$" title="$" max="9999999999">$</meter>'),
  markup('progress', 'pattern', '<progress value="$" max="99999999999999999999">$</progress>'),
  markup('output', 'careful', '<output>$</output>'),
  markup('input pattern and autocomplete', 'any', '<input pattern="$" autocomplete="$" form="$">'),
];
