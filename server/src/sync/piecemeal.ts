/** Work that may take long, done a piece at a time: others have their turns in between. */
export type Piecemeal<Result> = Generator<void, Result>;

/** All of it now. */
export function atOnce<Result>(work: Piecemeal<Result>): Result {
  let piece = work.next();
  while (!piece.done) piece = work.next();
  return piece.value;
}
