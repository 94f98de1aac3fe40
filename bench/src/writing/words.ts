const alphabet = "abcdefghijklmnopqrstuvwxyz";

/** Letters that do not repeat soon, so that compression finds about what it finds in prose. */
export function words(count: number, from = 0): string {
  let text = "";
  for (let index = from; text.length < count; index++) text += `${word(index)} `;
  return text.slice(0, count);
}

export function paragraphs(count: number, letters: number): string[] {
  return Array.from({ length: count }, (_, index) => words(letters, index * letters));
}

function word(index: number): string {
  // A linear congruence: the same text in every run.
  let state = (index * 1_103_515_245 + 12_345) >>> 0;
  let letters = "";
  for (let length = 2 + (state % 7); length > 0; length--) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    letters += alphabet[state % alphabet.length];
  }
  return letters;
}
