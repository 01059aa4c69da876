import { useSignal } from '@preact/signals';
import { Store } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { ErrorKind } from '../../../../shared/protocol/error-kind.ts';
import { DEVICES_PER_AGENT_MAX } from '../../../../shared/protocol/limits.ts';
import type { FromPanel, ToPanel } from '../../../platform/panel-channel.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { sayRefusal, type Words } from '../../words/words.ts';
import { readAddress, readCode } from './pairing.model.ts';

type Step =
  | { readonly kind: 'writing'; readonly wrong: 'address' | 'code' | null; readonly says: string }
  | { readonly kind: 'looking-up'; readonly id: string; readonly url: string }
  | { readonly kind: 'found'; readonly url: string; readonly name: string }
  | { readonly kind: 'pairing'; readonly id: string; readonly url: string; readonly name: string };

/** Why a code was not taken; of all that can be full here only the number of browsers is. */
function sayNo(words: Words, kind: ErrorKind): string {
  const reason = { word: 'devices-full', count: DEVICES_PER_AGENT_MAX } as const;
  return sayRefusal(words, { kind, sentence: '', ...(kind === 'at-capacity' ? { reason } : {}) });
}

const WRITING: Step = { kind: 'writing', wrong: null, says: '' };

/** Address and code, then who answers there, then a yes. */
export function Pairing() {
  const panel = usePanel();
  const words = useWords();
  const address = useSignal(panel.invitation?.address ?? '');
  const code = useSignal(panel.invitation?.code ?? '');
  const step = useSignal<Step>(WRITING);
  const confirm = useRef<HTMLButtonElement>(null);

  const post = (message: FromPanel) => panel.port.post(message);
  const lookUp = () => {
    const url = readAddress(address.value);
    if (url === null) {
      step.value = { kind: 'writing', wrong: 'address', says: words.pairing.addressWrong };
      return;
    }
    if (readCode(code.value) === '') {
      step.value = { kind: 'writing', wrong: 'code', says: words.pairing.codeMissing };
      return;
    }
    const id = panel.newId();
    step.value = { kind: 'looking-up', id, url };
    post({ kind: 'look-up', id, url });
  };
  const pair = () => {
    const found = step.value;
    if (found.kind !== 'found') return;
    const id = panel.newId();
    step.value = { ...found, kind: 'pairing', id };
    const deviceName = panel.deviceName(words.pairing.device);
    post({ kind: 'pair', id, url: found.url, code: readCode(code.value), deviceName });
  };

  useEffect(() => {
    const stop = panel.port.onMessage((message: ToPanel) => {
      const now = step.peek();
      const say = panel.words.peek();
      if (message.kind === 'looked-up' && now.kind === 'looking-up' && message.id === now.id) {
        step.value =
          message.sidecar === null
            ? { kind: 'writing', wrong: 'address', says: say.pairing.notFound }
            : { kind: 'found', url: now.url, name: message.sidecar.name };
      }
      if (message.kind === 'refused' && now.kind === 'pairing' && message.id === now.id) {
        // The background has no words, only which of the two it was.
        step.value =
          message.sentence === 'no-sidecar'
            ? { kind: 'writing', wrong: 'address', says: say.pairing.notFound }
            : { kind: 'writing', wrong: 'code', says: sayNo(say, message.refusal) };
      }
    });
    return () => {
      stop();
    };
  }, [panel, step]);
  useEffect(() => {
    if (panel.invitation !== null) panel.later(lookUp, 0);
    // an invitation is looked up once
  }, []);
  const isFound = step.value.kind === 'found';
  useEffect(() => {
    if (isFound) confirm.current?.focus();
  }, [isFound]);

  const now = step.value;
  return (
    <main class="pairing" data-testid="pairing">
      <Icon node={Store} size={24} />
      <h1>{words.pairing.title}</h1>
      {now.kind === 'found' || now.kind === 'pairing' ? (
        <div class="found" role="status">
          <p class="hint">{words.pairing.found}</p>
          <p class="found-name" data-testid="pair-found">
            {now.name}
          </p>
          <p class="hint">{now.url}</p>
          <p>{words.pairing.foundHint}</p>
          <div class="form-acts">
            <Button
              onClick={() => {
                step.value = WRITING;
              }}
            >
              {words.pairing.other}
            </Button>
            <Button
              kind="primary"
              testId="pair-confirm"
              buttonRef={confirm}
              isDisabled={now.kind === 'pairing'}
              onClick={pair}
            >
              {now.kind === 'pairing' ? words.pairing.connecting : words.pairing.confirm}
            </Button>
          </div>
        </div>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            lookUp();
          }}
        >
          <p class="hint">{words.pairing.intro}</p>
          <Field
            label={words.pairing.address}
            value={address.value}
            hint={words.pairing.addressHint}
            error={now.kind === 'writing' && now.wrong === 'address' ? now.says : undefined}
            testId="pair-address"
            onInput={(text) => {
              address.value = text;
            }}
          />
          <Field
            label={words.pairing.code}
            value={code.value}
            error={now.kind === 'writing' && now.wrong === 'code' ? now.says : undefined}
            maxLength={40}
            testId="pair-code"
            onInput={(text) => {
              code.value = text;
            }}
          />
          <div class="form-acts">
            <Button
              kind="primary"
              type="submit"
              testId="pair-look-up"
              isDisabled={now.kind === 'looking-up'}
            >
              {now.kind === 'looking-up' ? words.pairing.lookingUp : words.pairing.lookUp}
            </Button>
          </div>
        </form>
      )}
    </main>
  );
}
