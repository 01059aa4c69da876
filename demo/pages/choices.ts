import { flag, type Html, html } from './html.ts';

export type Choice = {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly aside?: Html;
};

export type Choices = {
  readonly field: string;
  readonly legend: string;
  readonly chosen: string | undefined;
  readonly error: string | undefined;
  readonly choices: readonly Choice[];
};

/** One of a few, each with a line of explanation: ways to receive, ways to pay. */
export function choiceList({ field, legend, chosen, error, choices }: Choices): Html {
  return html`<fieldset class="choices"${error === undefined ? undefined : html` aria-describedby="${field}-error"`}>
<legend class="sr">${legend}</legend>
${error === undefined ? undefined : html`<p class="error" role="alert" id="${field}-error">${error}</p>`}
${choices.map(
  ({ id, name, note, aside }) => html`<label class="choice" data-testid="${field}-${id}">
<input type="radio" name="${field}" value="${id}"${flag('checked', id === chosen)}>
<span class="choice-words"><span class="choice-name">${name}</span><span class="choice-note">${note}</span></span>
${aside}
</label>`,
)}
</fieldset>`;
}
