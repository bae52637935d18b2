/** Two soft notes at the end of a countdown, made here: no file is fetched. */

const NOTES = [660, 880];
const LENGTH = 0.5;

/** Ring once. A browser that allows no sound stays silent. */
export function chime() {
  try {
    const context = new AudioContext();
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
    setTimeout(() => void context.close(), NOTES.length * LENGTH * 1000 + 500);
  } catch {
    // The screen says it as well.
  }
}
