/** The server makes its list anew some seconds after a change. */
const catchUpMs = 15_000;

const seen = new Map<string, { title: string; until: number }>();

/** What a document is called in this page, which its list says as well until that of the server has caught up. */
export function sawTitle(id: string, title: string) {
  seen.set(id, { title, until: performance.now() + catchUpMs });
}

/** `undefined` when it was not seen lately. */
export function seenTitle(id: string): string | undefined {
  const found = seen.get(id);
  return found && performance.now() < found.until ? found.title : undefined;
}
