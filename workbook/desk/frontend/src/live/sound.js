/** Two soft notes at the end of a countdown, made here: no file is fetched. */

const NOTES = [660, 880];
const LENGTH = 0.5;

/** The one source of sound of this page; browsers wake it only while somebody presses something. @type {AudioContext | null} */
let source = null;

/** Make sound possible: called from the press that asks for it, for WebKit and Firefox allow none later. */
export function allow() {
  try {
    source ??= new AudioContext();
    void source.resume();
  } catch {
    // A browser without sound: the screen says it as well.
  }
}

/** Ring once. Where nobody asked for sound, or the browser allows none, it stays silent. */
export function chime() {
  if (!source) return;
  const context = source;
  NOTES.forEach((frequency, place) => {
    const start = context.currentTime + place * LENGTH;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0.2, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(gain).connect(context.destination);
    note.start(start);
    note.stop(start + LENGTH);
  });
}
