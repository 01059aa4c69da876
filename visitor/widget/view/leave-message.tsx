import { useState } from 'preact/hooks';
import { CONTACT_MAX_CHARS, LINE_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { ChatProps } from './chat-props.ts';

/** When nobody is there: nothing is pretended, and nothing is lost. */
export function LeaveMessage({ state, words, acts }: ChatProps) {
  const [message, setMessage] = useState(state.draft);
  const [contact, setContact] = useState(state.contact);
  const [isMissing, setIsMissing] = useState(false);
  const problem = isMissing ? words.leaveMissing : state.hasLeaveFailed ? words.leaveRefused : null;
  return (
    <form
      class="leave"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // From the fields themselves: some fill-in helps of browsers tell nobody what they filled.
        const filled = new FormData(event.currentTarget);
        const text = String(filled.get('message') ?? '');
        const reach = String(filled.get('contact') ?? '');
        const isFilled = text.trim() !== '' && reach.trim() !== '';
        setIsMissing(!isFilled);
        if (isFilled) acts.leaveMessage(text, reach);
      }}
    >
      <p>{words.leaveIntro}</p>
      <label>
        {words.message}
        <textarea
          name="message"
          rows={5}
          maxLength={LINE_MAX_CHARS}
          required
          aria-invalid={isMissing && message.trim() === ''}
          value={message}
          onInput={({ currentTarget: { value } }) => {
            setMessage(value);
            acts.typed(value);
          }}
        />
      </label>
      <label>
        {words.contact}
        <input
          name="contact"
          type="text"
          maxLength={CONTACT_MAX_CHARS}
          autocomplete="email"
          required
          aria-describedby="contact-hint"
          aria-invalid={isMissing && contact.trim() === ''}
          value={contact}
          onInput={({ currentTarget: { value } }) => setContact(value)}
        />
      </label>
      <p id="contact-hint" class="quiet-words">
        {words.contactHint}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary wide">
        {words.leaveSend}
      </button>
    </form>
  );
}
