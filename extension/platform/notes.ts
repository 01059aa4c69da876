/** Two soft notes, made here so that no sound file has to be shipped. Frequencies in hertz: E5, A5. */
const NOTES = [
  { hertz: 659.3, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.12 },
];
const PEAK = 0.15; // of full volume: heard beside other work, startles nobody
const NOTE_SECONDS = 0.35;
const LAST_SECONDS = Math.max(...NOTES.map(({ atSeconds }) => atSeconds));

/** The notice sound. Not waited for: where a page may not play, its notes never end. */
export function playNotes(): void {
  const audio = new AudioContext();
  for (const { hertz, atSeconds } of NOTES) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + atSeconds;
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(PEAK, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS);
    note.connect(volume).connect(audio.destination);
    note.start(start);
    note.stop(start + NOTE_SECONDS);
    if (atSeconds === LAST_SECONDS) note.addEventListener('ended', () => void audio.close());
  }
}
